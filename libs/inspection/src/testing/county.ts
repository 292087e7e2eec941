import { compilePayload } from '@mingjing/catalogue';
import type { Assignment } from '@mingjing/draw/contracts';
import type { EventDefinition, Gates, JsonObject, Role } from '@mingjing/kernel';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { inspectionContext } from '../application/inspection-context';
import { standIns } from './stand-ins';

export const TASK = 'D-1/E-0001';
export const LEAD = 'officer/G-0001';
export const SECOND = 'officer/G-0002';
export const STRANGER = 'officer/G-0003';
export const HEAD = 'head/H-1';
export const LAB = 'lab/L-1';
export const CLERK = 'clerk/C-1';

/** 64 hex digits that look like the hash of something. */
export const hash = (digit: string): string => digit.repeat(64);
export const file = { sha256: hash('a'), size: 12 };

const assignment: Assignment = {
  origin: 'DRAW',
  entity: 'E-0001',
  field: 'G/public-places',
  lead: 'G-0001',
  second: 'G-0002',
  revealedTo: { officers: true, entity: false },
  random: true,
  drawId: 'D-1',
};

/** What no spec of this context is about: a stand-in of another context takes any payload. */
const gates: Gates = {
  checkPayload: (definition: EventDefinition, data: JsonObject) =>
    definition.type.endsWith('Told') ? undefined : compilePayload(definition.payload)(data),
  authorise: () => undefined,
};

/** A county with two registers, a checklist and one task revealed to its officers, and nothing inspected yet. */
export function county(start = '2026-03-02T08:00:00.000+08:00'): Scenario {
  return new Scenario([...standIns, inspectionContext], gates, start).given(
    entity('E-0001', 'PP'),
    entity('E-0002', 'MI'),
    ...['G-0001', 'G-0002', 'G-0003'].map((id) => officer(id)),
    role(HEAD, 'HEAD', 'bureau'),
    role(LAB, 'LAB_SIGNER', 'cdc-lab'),
    role(CLERK, 'ENTRY', 'brigade'),
    { type: 'ChecklistTold', stream: 'checklist/health', data: checklist },
    taskTold(),
  );
}

export function taskTold(changes: object = {}, task = TASK): Draft {
  return { type: 'TaskTold', stream: `task/${task}`, data: { ...assignment, ...changes } };
}

function entity(id: string, category: string): Draft {
  return { type: 'EntityTold', stream: `entity/${id}`, data: { category, subtypes: [] } };
}

export function officer(id: string, changes: object = {}): Draft {
  const certificate = { kind: 'enforcement', validFrom: '2024-01-01', validTo: '2026-12-31' };
  return row('officer', id, { employment: 'CIVIL_SERVANT', status: 'ACTIVE', certificate, ...changes });
}

export function role(actor: string, held: Role, org: string): Draft {
  return row('role', `${actor} ${held} ${org}`, { role: held, org, from: '2026-01-01' });
}

function row(table: string, key: string, value: object): Draft {
  return { type: 'RowTold', stream: `row/${table}`, data: { key, value } };
}

const item = (code: string, mandatory: boolean, objects: readonly string[]): object => ({
  code,
  mandatory,
  objects,
});
const version1 = [item('PP-A', true, ['PP']), item('PP-B', false, ['PP']), item('MI-A', true, ['MI'])];

/** Version 2, in force from April on, asks one thing more. */
const checklist = {
  id: 'health',
  versions: [
    { id: 'health', version: 1, items: version1, effectiveFrom: '2026-01-01' },
    {
      id: 'health',
      version: 2,
      items: [...version1, item('PP-C', true, ['PP'])],
      effectiveFrom: '2026-04-01',
    },
  ],
};
