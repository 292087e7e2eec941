import type { Draft } from '@mingjing/kernel/testing';

export function anItem(code: string, members: object = {}): object {
  return {
    code,
    name: '公共场所卫生许可',
    basis: [{ document: '公共场所卫生管理条例', article: '8' }],
    subject: 'gaoqing-health',
    objects: ['PP'],
    content: '是否取得有效卫生许可证',
    method: 'SITE',
    frequency: '每年一次',
    class: 'GENERAL',
    mandatory: true,
    ...members,
  };
}

/** A published list with the items PP-01 and PP-02, in force from 2026. */
export function aChecklist(id: string, members: object = {}): Draft {
  const items = [anItem('PP-01'), anItem('PP-02', { mandatory: false })];
  const data = { title: '高青县随机抽查事项清单', items, effectiveFrom: '2026-01-01', ...members };
  return { type: 'ChecklistPublished', stream: `checklist/${id}`, actor: 'head/gaoqing', data };
}

/** Six draws of kind CITY, one every two months. */
export const sixDraws = [1, 2, 3, 4, 5, 6].map((no) => ({
  no,
  kind: 'CITY',
  from: `2026-${String(2 * no - 1).padStart(2, '0')}-01`,
  to: `2026-${String(2 * no).padStart(2, '0')}-28`,
}));

/** A county's plan with the shipped table of bands, following the checklist of the same id. */
export function aPlan(id: string, members: object = {}): Draft {
  const data = {
    year: 2026,
    level: 'COUNTY',
    title: '2026年度抽查计划',
    checklist: id,
    responsible: { leader: 'head/gaoqing', deputy: 'deputy/gaoqing', section: 'gaoqing-section-1' },
    draws: [{ no: 1, kind: 'KEY', from: '2026-03-01', to: '2026-06-30' }],
    preset: 'gaoqing-bands/v1',
    ...members,
  };
  return { type: 'PlanApproved', stream: `plan/${id}`, actor: 'head/gaoqing', data };
}

/** One percentage inside each band of gaoqing-bands/v1. */
export const bandsInRange = [
  { min: 1, max: 20, percent: 50 },
  { min: 21, max: 50, percent: 35 },
  { min: 51, max: 100, percent: 25 },
  { min: 101, max: 200, percent: 12 },
  { min: 201, max: 500, percent: 8 },
  { min: 501, percent: 4 },
];

export const DECISION = '00000000-0000-4000-9000-000000000001';

/** A ratio by bands for the plan, unless `members` say otherwise. */
export function aRatio(plan: string, members: object = { source: 'BAND', bands: bandsInRange }): Draft {
  const data = { decision: DECISION, reason: '依据年度监督力量确定', ...members };
  return { type: 'RatioDecided', stream: `plan/${plan}`, actor: 'deputy/gaoqing', data };
}
