import { compilePayload } from '@mingjing/catalogue';
import { checklistContext, shippedPresets } from '@mingjing/checklist';
import { authorise, governanceContext, shippedRules } from '@mingjing/governance';
import { inspectionContext } from '@mingjing/inspection';
import type { Gates } from '@mingjing/kernel';
import { Scenario, type Draft } from '@mingjing/kernel/testing';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { officerRegisterRoot, registersContext } from '@mingjing/registers';
import { drawContext } from '../application/draw-context';

export const HEAD = 'head/H-1';
export const ORGANISER = 'organiser/O-1';
export const LEGAL = 'legal/L-1';
export const COUNTERSIGNER = 'legal/L-2';
export const JUSTICE = 'observer/J-1';
export const PUBLISHER = 'publisher/P-1';
export const CLERK = 'clerk/C-1';
export const PLAN = 'GQ-2026';
export const BANDS = '00000000-0000-4000-9000-000000000001';
export const FLOOR = '00000000-0000-4000-9000-000000000002';

/** The real contexts behind their real gates: payloads as the catalogue checks them, roles as governance holds them. */
const gates: Gates = {
  checkPayload: (definition, data) => compilePayload(definition.payload)(data),
  authorise,
};

const contexts = [
  governanceContext({ isAcceptablePublicKey, verify: portableVerify }),
  checklistContext(shippedPresets),
  registersContext,
  drawContext,
  inspectionContext,
];

export function emptyCounty(): Scenario {
  return new Scenario(contexts, gates, '2026-03-02T09:00:00.000+08:00');
}

const ORGANISATIONS: readonly (readonly [string, string, string?])[] = [
  ['zibo-health', 'CITY_HEALTH'],
  ['gaoqing-health', 'COUNTY_HEALTH', 'zibo-health'],
  ['gaoqing-office', 'COUNTY_BRIGADE', 'gaoqing-health'],
  ['gaoqing-legal', 'COUNTY_BRIGADE', 'gaoqing-health'],
  ['gaoqing-section-1', 'COUNTY_BRIGADE', 'gaoqing-health'],
  ['gaoqing-justice', 'JUSTICE'],
];

const ROLES: readonly (readonly [string, string, string])[] = [
  [HEAD, 'HEAD', 'gaoqing-health'],
  [ORGANISER, 'DRAW_ADMIN', 'gaoqing-office'],
  ['organiser/O-2', 'DRAW_ADMIN', 'gaoqing-office'],
  [LEGAL, 'LEGAL', 'gaoqing-legal'],
  [COUNTERSIGNER, 'LEGAL', 'gaoqing-legal'],
  [JUSTICE, 'OBSERVER', 'gaoqing-justice'],
  [PUBLISHER, 'PUBLISHER', 'gaoqing-office'],
  [CLERK, 'ENTRY', 'gaoqing-office'],
  ['registrar/R-1', 'REGISTRAR_ENTITY', 'gaoqing-office'],
  ['registrar/R-2', 'REGISTRAR_OFFICER', 'gaoqing-office'],
];

export function ruleOf(data: { readonly rule: string; readonly [member: string]: unknown }): Draft {
  return { type: 'RuleVersionPublished', stream: `rule/${data.rule}`, data };
}

/** The cap on replacements as it ships. */
export const shippedCap = { ...shippedRules.find(({ rule }) => rule === 'T-12'), rule: 'T-12' };
const capRule = ruleOf(shippedCap);

/** 30 public places (6 of them swimming pools) and 10 clinics; six officers, four of whom can lead; one interest. */
export function county(rules: readonly Draft[] = [capRule]): Scenario {
  return filed(unfiledCounty(rules));
}

/** The same, whose officer register was never filed. */
export function unfiledCounty(rules: readonly Draft[] = [capRule]): Scenario {
  return emptyCounty().given(
    ...ORGANISATIONS.map(organisation),
    ...ROLES.map(role),
    ...rules,
    { type: 'ChecklistPublished', stream: 'checklist/health', actor: HEAD, data: checklist },
    { type: 'PlanApproved', stream: `plan/${PLAN}`, actor: HEAD, data: plan },
    ratio(BANDS, { source: 'BAND', bands }),
    ratio(FLOOR, { source: 'FLOOR', ratio: [30, 100], minimum: 2, stratum: 'MI' }),
    ...Array.from({ length: 40 }, (_, at) => entity(`E-${String(at + 1).padStart(3, '0')}`, kindAt(at))),
    ...officers.map(([id, members]) => officer(id, members)),
    ...officers.map(([id]) => role([`officer/${id}`, 'LEAD', 'gaoqing-section-1'])),
    interest('G-01', 'E-001'),
  );
}

function kindAt(at: number): object {
  if (at < 24) return { category: 'PP', subtypes: ['PP-HOTEL'], grade: at % 2 === 0 ? 'A' : 'C' };
  return at < 30 ? { category: 'PP', subtypes: ['PP-SWIM'] } : { category: 'MI', subtypes: ['MI-CLIN'] };
}

const both = ['G/public-places', 'G/medical'];
const officers: readonly (readonly [string, object])[] = [
  ['G-01', { canLead: true, fields: both }],
  ['G-02', { canLead: true, fields: both }],
  ['G-03', { canLead: true, fields: ['G/public-places'] }],
  ['G-04', { canLead: false, fields: both }],
  ['G-05', { canLead: false, fields: ['G/public-places'] }],
  ['G-06', { canLead: true, fields: ['G/medical'] }],
];

const item = (code: string, objects: readonly string[]): object => ({
  ...{ code, name: '卫生许可', basis: [{ document: '公共场所卫生管理条例', article: '8' }], objects },
  ...{ subject: 'gaoqing-health', content: '是否取得有效卫生许可证', method: 'SITE', frequency: '每年一次' },
  ...{ class: 'GENERAL', mandatory: true },
});
const checklist = {
  title: '高青县随机抽查事项清单',
  items: [item('PP-01', ['PP']), item('MI-01', ['MI'])],
  effectiveFrom: '2026-01-01',
};

const plan = {
  ...{ year: 2026, level: 'COUNTY', title: '2026年度抽查计划', checklist: 'health' },
  responsible: { leader: HEAD, deputy: HEAD, section: 'gaoqing-section-1' },
  draws: (['KEY', 'DAILY', 'CITY', 'DAILY', 'PROVINCIAL', 'JOINT'] as const).map((kind, at) => ({
    ...{ no: at + 1, kind, from: '2026-03-01', to: '2026-12-31' },
  })),
  preset: 'gaoqing-bands/v1',
  census: ['PP-SWIM'],
  bindings: [
    { category: 'PP', ratio: [40, 100] },
    { category: 'MI', ratio: [30, 100] },
  ],
};

const bands = [
  { min: 1, max: 20, percent: 50 },
  { min: 21, max: 50, percent: 35 },
  { min: 51, max: 100, percent: 25 },
  { min: 101, max: 200, percent: 12 },
  { min: 201, max: 500, percent: 8 },
  { min: 501, percent: 4 },
];

export function organisation([id, kind, parent]: readonly [string, string, string?]): Draft {
  const data = { name: id, kind, ...(parent === undefined ? {} : { parent }) };
  return { type: 'OrgRegistered', stream: `org/${id}`, data };
}

export function role([actor, name, org]: readonly [string, string, string]): Draft {
  return {
    type: 'RoleAssigned',
    stream: `actor/${actor}`,
    data: { actor, role: name, org, from: '2026-01-01' },
  };
}

export function ratio(decision: string, members: object): Draft {
  const data = { decision, reason: '依据年度监督力量确定', ...members };
  return { type: 'RatioDecided', stream: `plan/${PLAN}`, actor: HEAD, data };
}

export function entity(id: string, members: object = {}): Draft {
  const data = {
    ...{ kind: 'ORGANISATION', category: 'PP', subtypes: ['PP-HOTEL'], district: 'tianzhen' },
    ...{ licensor: 'gaoqing-health', level: 'COUNTY', ...members },
  };
  return { type: 'EntityRegistered', stream: `entity/${id}`, actor: 'registrar/R-1', data };
}

export function entityChange(id: string, changes: object): Draft {
  const data = { changes, reason: '核实登记' };
  return { type: 'EntityChanged', stream: `entity/${id}`, actor: 'registrar/R-1', data };
}

export function officer(id: string, members: object = {}): Draft {
  const data = {
    ...{ org: 'gaoqing-health', post: '监督员', section: 'gaoqing-section-1', specialties: ['公共场所'] },
    ...{ fields: both, canLead: true, frontLine: true, employment: 'CIVIL_SERVANT' },
    certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
    ...members,
  };
  return { type: 'OfficerRegistered', stream: `officer/${id}`, actor: 'registrar/R-2', data };
}

export function officerChange(id: string, changes: object): Draft {
  const data = { changes, reason: '岗位调整' };
  return { type: 'OfficerChanged', stream: `officer/${id}`, actor: 'registrar/R-2', data };
}

export function interest(id: string, of: string): Draft {
  const data = { officer: id, entity: of };
  return { type: 'InterestDeclared', stream: `officer/${id}`, actor: 'registrar/R-2', data };
}

/** Files the officer register as it stands now. */
export function filed(scenario: Scenario): Scenario {
  const data = {
    ...{ root: officerRegisterRoot(scenario.facts()), receipt: '高卫备〔2026〕1号' },
    filedWith: 'gaoqing-health',
  };
  return scenario.given({
    ...{ type: 'OfficerRegisterFiled', stream: 'register/officers', actor: 'registrar/R-2', data },
  });
}
