import { compilePayload } from '@mingjing/catalogue';
import { enforcementContext } from '@mingjing/enforcement';
import { governanceContext, shippedCalendars, shippedRules } from '@mingjing/governance';
import { authorise } from '@mingjing/governance/contracts';
import { inspectionContext } from '@mingjing/inspection';
import { accept, type Context, type EventDefinition, type Gates, type RecordedEvent } from '@mingjing/kernel';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { registersContext } from '@mingjing/registers';
import { accountabilityContext } from '../application/accountability-context';
import { KEY_TOLD, keyring } from './signed-original';

export const HEAD = 'head/H-1';
export const DEPUTY = 'deputy/D-1';
export const LEGAL = 'legal/L-1';
export const CLERK = 'clerk/C-1';
export const REGISTRAR = 'registrar/R-1';
export const LEAD = 'officer/G-0001';
export const SECOND = 'officer/G-0002';
export const HOTEL = 'E-0001';
export const POOL = 'E-0002';
export const TASK = 'D-1/E-0001';

const ROLES: readonly (readonly [string, string])[] = [
  [HEAD, 'HEAD'],
  [DEPUTY, 'DEPUTY'],
  [LEGAL, 'LEGAL'],
  [CLERK, 'ENTRY'],
  [LEAD, 'LEAD'],
  [SECOND, 'OFFICER'],
  [REGISTRAR, 'REGISTRAR_ENTITY'],
  [REGISTRAR, 'REGISTRAR_OFFICER'],
];

class Anything {}

/** A context of which only the fold is asked here: it says outright what a spec tells it. */
function told(name: string, word: string, type: string): Context {
  const event: EventDefinition = {
    ...{ type, version: 1, stream: word, payload: Anything, visibility: 'reader', statedBy: ['founder'] },
    decide: () => accept(),
  };
  const evolve = (state: object | undefined, one: RecordedEvent): unknown =>
    one.type === type ? { ...state, ...one.data } : state;
  return { name, streams: [{ word, evolve }], events: [event], refusals: {} };
}

const contexts: readonly Context[] = [
  governanceContext({ isAcceptablePublicKey, verify: portableVerify }),
  registersContext,
  told('draw', 'task', 'TaskTold'),
  told('checklist', 'checklist', 'ChecklistTold'),
  inspectionContext,
  enforcementContext,
  accountabilityContext(portableVerify),
  keyring,
];

const gates: Gates = {
  checkPayload: (definition, data) =>
    definition.payload === Anything || definition.type === KEY_TOLD
      ? undefined
      : compilePayload(definition.payload)(data),
  authorise,
};

export interface BureauOptions {
  /** Rules of the shipped preset that are not published. */
  readonly without?: readonly string[];
  /** Years of the shipped calendars; 2026 unless given. */
  readonly calendars?: readonly number[];
}

/** A bureau with its people, a hotel, a drawn task there, and the shipped law; the real deciders behind real gates. */
export function openBureau({ without = [], calendars = [2026] }: BureauOptions = {}): Scenario {
  const published = shippedRules.filter(({ rule }) => !without.includes(rule));
  return new Scenario(contexts, gates).given(
    { type: 'OrgRegistered', stream: 'org/bureau', data: { name: 'bureau', kind: 'COUNTY_HEALTH' } },
    ...ROLES.map(([actor, role]) => assigned(actor, role)),
    ...published.map(ruleTold),
    ...calendars.map((year) => calendarTold(shippedCalendar(year))),
    ...[HOTEL, POOL].map(entity),
    ...[LEAD, SECOND].map(officer),
    { type: 'ChecklistTold', stream: 'checklist/health', data: checklist },
    taskTold(),
  );
}

export function assigned(actor: string, role: string): Draft {
  const data = { actor, role, org: 'bureau', from: '2026-01-01' };
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data };
}

export function ruleTold(rule: { readonly rule: string }): Draft {
  return { type: 'RuleVersionPublished', stream: `rule/${rule.rule}`, data: rule };
}

export function shippedCalendar(year: number): object {
  return shippedCalendars.find((one) => one.year === year) ?? {};
}

export function calendarTold(calendar: object): Draft {
  const { year } = calendar as { readonly year: number };
  return { type: 'CalendarPublished', stream: `calendar/${String(year)}`, data: calendar };
}

export function entity(id: string): Draft {
  const data = {
    ...{ kind: 'ORGANISATION', name: `样例${id}`, category: 'PP', subtypes: ['PP-HOTEL'] },
    ...{ district: 'gaoqing', licensor: 'bureau', level: 'COUNTY' },
  };
  return { type: 'EntityRegistered', stream: `entity/${id}`, actor: REGISTRAR, data };
}

export function officer(actor: string): Draft {
  const data = {
    ...{ org: 'bureau', post: '监督员', section: 'section-1', specialties: [], fields: ['G/public-places'] },
    ...{ canLead: true, frontLine: true, employment: 'CIVIL_SERVANT' },
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
  };
  return { type: 'OfficerRegistered', stream: actor, actor: REGISTRAR, data };
}

/** A task at the hotel, drawn, of the lead and the second, unless members say otherwise. */
export function taskTold(members: object = {}, id = TASK): Draft {
  const data = {
    ...{ origin: 'DRAW', entity: HOTEL, lead: 'G-0001', second: 'G-0002', random: true, drawId: 'D-1' },
    ...{ field: 'G/public-places', revealedTo: { officers: true, entity: true } },
    ...members,
  };
  return { type: 'TaskTold', stream: `task/${id}`, data };
}

const items = ['PP-A', 'PP-B', 'PP-C'].map((code) => ({ code, mandatory: false, objects: ['PP'] }));
const checklist = {
  id: 'health',
  versions: [{ id: 'health', version: 1, items, effectiveFrom: '2026-01-01' }],
};
