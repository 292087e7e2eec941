import { officerRegisterRoot } from '@mingjing/registers';
import type { Pace } from '@mingjing/writer';
import { Bureau, type Saying } from './bureau';
import { HEAD, OFFICER_REGISTRAR, OFFICERS, ORGANISATIONS, PEOPLE, REGISTRAR } from './county-people';

export const PLAN = 'P-2026';
export const CHECKLIST = 'health';
export const BAND_DECISION = '00000000-0000-4000-8000-000000000001';
export const FLOOR_DECISION = '00000000-0000-4000-8000-000000000002';

/** 16 public places and 8 clinics. */
export const ENTITIES: readonly string[] = Array.from(
  { length: 24 },
  (_, at) => `E-${String(at + 1).padStart(3, '0')}`,
);

/** A bureau with its people, its two registers (filed), checklist, plan and ratios; on 2026-03-02. */
export async function openCounty(pace?: Pace): Promise<Bureau> {
  const bureau = await Bureau.open(undefined, pace === undefined ? {} : { pace });
  await bureau.appoint(ORGANISATIONS, PEOPLE);
  await bureau.says(REGISTRAR, ...ENTITIES.map(entity));
  await bureau.says(OFFICER_REGISTRAR, ...OFFICERS.map(officer));
  await bureau.says(OFFICER_REGISTRAR, filing(officerRegisterRoot(bureau.ledger.writer.facts())));
  await bureau.says(HEAD, checklist(), plan(), ...ratios());
  await bureau.passTo('2026-03-02T09:00:00.000+08:00');
  return bureau;
}

function entity(id: string, at: number): Saying {
  const kind =
    at < 16 ? { category: 'PP', subtypes: ['PP-HOTEL'] } : { category: 'MI', subtypes: ['MI-CLIN'] };
  return {
    type: 'EntityRegistered',
    stream: `entity/${id}`,
    data: {
      ...{ kind: 'ORGANISATION', name: `样例单位${id}`, ...kind, district: '371234' },
      ...{ licensor: 'bureau', level: 'COUNTY' },
    },
  };
}

function officer({ id, canLead, fields }: (typeof OFFICERS)[number]): Saying {
  return {
    type: 'OfficerRegistered',
    stream: `officer/${id}`,
    data: {
      ...{ org: 'brigade', post: '监督员', section: 'section-1', specialties: ['公共场所'], fields, canLead },
      ...{ frontLine: true, employment: 'CIVIL_SERVANT' },
      certificate: { kind: '行政执法证', validFrom: '2024-01-01', validTo: '2028-12-31' },
    },
  };
}

function filing(root: string): Saying {
  return {
    type: 'OfficerRegisterFiled',
    stream: 'register/officers',
    data: { root, receipt: '样卫备〔2026〕1号', filedWith: 'bureau' },
  };
}

function checklist(): Saying {
  const item = (code: string, category: string, mandatory: boolean): object => ({
    ...{ code, name: '卫生许可', basis: [{ document: '公共场所卫生管理条例', article: '第八条' }] },
    ...{ objects: [category], subject: 'bureau', content: '是否取得有效卫生许可证', method: 'SITE' },
    ...{ frequency: '每年一次', class: 'GENERAL', mandatory },
  });
  const items = [item('PP-01', 'PP', true), item('PP-02', 'PP', true), item('MI-01', 'MI', true)];
  return {
    type: 'ChecklistPublished',
    stream: `checklist/${CHECKLIST}`,
    data: { title: '样例县随机抽查事项清单', items, effectiveFrom: '2026-01-01' },
  };
}

function plan(): Saying {
  const draw = (no: number): object => ({ no, kind: 'DAILY', from: '2026-03-01', to: '2026-12-31' });
  return {
    type: 'PlanApproved',
    stream: `plan/${PLAN}`,
    data: {
      ...{ year: 2026, level: 'COUNTY', title: '样例县2026年度抽查计划', checklist: CHECKLIST },
      responsible: { leader: HEAD, deputy: HEAD, section: 'section-1' },
      draws: [1, 2, 3, 4].map(draw),
      preset: 'gaoqing-bands/v1',
    },
  };
}

function ratios(): readonly Saying[] {
  const ratio = (decision: string, members: object): Saying => ({
    type: 'RatioDecided',
    stream: `plan/${PLAN}`,
    data: { decision, reason: '依据年度监督力量确定', ...members },
  });
  const bands = [
    { min: 1, max: 20, percent: 50 },
    { min: 21, max: 50, percent: 35 },
    { min: 51, max: 100, percent: 25 },
    { min: 101, max: 200, percent: 12 },
    { min: 201, max: 500, percent: 8 },
    { min: 501, percent: 4 },
  ];
  return [
    ratio(BAND_DECISION, { source: 'BAND', bands }),
    ratio(FLOOR_DECISION, { source: 'FLOOR', ratio: [30, 100], stratum: 'MI' }),
  ];
}
