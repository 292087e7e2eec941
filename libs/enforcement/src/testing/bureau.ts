import { compilePayload } from '@mingjing/catalogue';
import { governanceContext, shippedRules } from '@mingjing/governance';
import { authorise } from '@mingjing/governance/contracts';
import { inspectionContext } from '@mingjing/inspection';
import { chinaDay, streamId, type Context, type FactChange, type RecordedEvent } from '@mingjing/kernel';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { registersContext } from '@mingjing/registers';
import { enforcementContext } from '../application/enforcement-context';

export const HEAD = 'head/H-1';
export const DEPUTY = 'deputy/D-1';
export const LEGAL = 'legal/L-1';
export const CLERK = 'clerk/C-1';
export const [LEAD, SECOND, THIRD, FOURTH] = [
  'officer/G-0001',
  'officer/G-0002',
  'officer/G-0003',
  'officer/G-0004',
] as const;
export const HOTEL = 'E-1';
export const POOL = 'E-2';

const ROLES: readonly (readonly [string, string])[] = [
  [HEAD, 'HEAD'],
  [DEPUTY, 'DEPUTY'],
  [LEGAL, 'LEGAL'],
  [CLERK, 'ENTRY'],
  [LEAD, 'LEAD'],
  [SECOND, 'OFFICER'],
  [THIRD, 'LEAD'],
  [FOURTH, 'OFFICER'],
  // Separation of duties is asked of persons: these hold a role too many.
  [THIRD, 'HEAD'],
  [THIRD, 'LEGAL'],
  ['registrar/R-1', 'REGISTRAR_ENTITY'],
  ['registrar/R-1', 'REGISTRAR_OFFICER'],
];

/**
 * Tasks without the draw that makes them: `TaskGiven` says outright what assignmentOf answers and, with `begun`,
 * on which day somebody went.
 */
const tasksAtHand: Context = {
  name: 'draw',
  facts: ({ type, stream, data }: RecordedEvent): readonly FactChange[] => {
    const { begun: day, entity } = data as { readonly begun?: string; readonly entity?: string };
    if (type !== 'TaskGiven' || day === undefined || entity === undefined) return [];
    return [
      { table: 'visits', key: `${day.slice(0, 4)} ${entity}`, value: [{ task: streamId(stream), day }] },
    ];
  },
  streams: [{ word: 'task', evolve: (_state: unknown, event: RecordedEvent): unknown => taskOf(event) }],
  events: [
    {
      type: 'TaskGiven',
      version: 1,
      stream: 'task',
      payload: Object,
      visibility: 'reader',
      statedBy: ['founder'],
      decide: () => ({ accepted: true, derived: [], files: [] }),
    },
  ],
  refusals: {},
};

/** A visit that came to something is finished by the entry that says so. */
function taskOf({ data, index, recordedAt }: RecordedEvent): object {
  const finished = { entry: index, day: chinaDay(recordedAt) };
  return data['result'] === undefined ? data : { ...data, moments: { finished } };
}

/** The real contexts behind their real gates: payloads as the catalogue checks them, roles as governance holds them. */
export function openBureau(...rules: readonly Draft[]): Scenario {
  const governance = governanceContext({ isAcceptablePublicKey, verify: portableVerify });
  const contexts = [governance, registersContext, tasksAtHand, inspectionContext, enforcementContext];
  const scenario = new Scenario(contexts, {
    checkPayload: (definition, data) =>
      definition.payload === Object ? undefined : compilePayload(definition.payload)(data),
    authorise,
  });
  return scenario.given(
    { type: 'OrgRegistered', stream: 'org/bureau', data: { name: 'bureau', kind: 'COUNTY_HEALTH' } },
    ...ROLES.map(([actor, role]) => assigned(actor, role)),
    ...[HOTEL, POOL].map(entity),
    ...[LEAD, SECOND, THIRD, FOURTH].map(officer),
    ...rules,
  );
}

function assigned(actor: string, role: string): Draft {
  const data = { actor, role, org: 'bureau', from: '2026-01-01' };
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data };
}

function entity(id: string): Draft {
  const data = {
    kind: 'ORGANISATION',
    category: 'PP',
    subtypes: ['PP-HOTEL'],
    district: 'gaoqing',
    licensor: 'bureau',
    level: 'COUNTY',
  };
  return { type: 'EntityRegistered', stream: `entity/${id}`, actor: 'registrar/R-1', data };
}

function officer(actor: string): Draft {
  const data = {
    org: 'bureau',
    post: '监督员',
    section: 'section-1',
    specialties: ['公共场所'],
    fields: ['G/public-places'],
    canLead: true,
    frontLine: true,
    employment: 'CIVIL_SERVANT',
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
  };
  return { type: 'OfficerRegistered', stream: actor, actor: 'registrar/R-1', data };
}

export function interest(actor: string, of: string): Draft {
  const data = { officer: actor.slice('officer/'.length), entity: of };
  return { type: 'InterestDeclared', stream: actor, actor, data };
}

export function rule(id: string, value: number, unit = 'COUNT'): Draft {
  const data = {
    ...{ rule: id, version: 1, value, unit, starts: 'start', ends: 'end' },
    ...{ basis: { document: '中华人民共和国行政处罚法' }, jurisdiction: 'CN', validFrom: '2021-07-15' },
    ...{ confidence: 'V', transition: 'START', label: 'STATUTE' },
  };
  return { type: 'RuleVersionPublished', stream: `rule/${id}`, data };
}

/** A rule as it ships with the ledger. */
export function shippedRule(id: string): Draft {
  const data = shippedRules.find((one) => one.rule === id);
  if (data === undefined) throw new Error(`No rule ${id} is shipped`);
  return { type: 'RuleVersionPublished', stream: `rule/${id}`, data };
}

/** A task of the lead and the second at the hotel unless members say otherwise. */
export function task(id: string, members: object = {}): Draft {
  const data = {
    origin: 'RECHECK',
    entity: HOTEL,
    lead: 'G-0001',
    second: 'G-0002',
    revealedTo: { officers: true, entity: true },
    random: false,
    ...members,
  };
  return { type: 'TaskGiven', stream: `task/${id}`, data };
}
