import { CENSUS_TRADES } from '../county/categories';
import { ITEMS, type Item } from '../county/checklist-items';
import { DEPUTY, HEAD } from '../county/people';
import type { Act, Sitting } from '../story/step';
import { sitting, type Story } from '../story/story';

export const CHECKLIST = 'G-2026';
/** The county's own draws, with Gaoqing's bands. */
export const COUNTY_PLAN = 'G-2026';
/** Six draws a year with floors and full trades, as in the island city. */
export const CITY_PLAN = 'G-2026-CITY';

interface PlannedDraw {
  readonly no: number;
  readonly kind: 'DAILY' | 'KEY' | 'CITY';
  readonly from: string;
  readonly to: string;
}

export const COUNTY_DRAWS: readonly PlannedDraw[] = [
  { no: 1, kind: 'DAILY', from: '2026-01-05', to: '2026-03-31' },
  { no: 2, kind: 'KEY', from: '2026-03-09', to: '2026-06-30' },
  { no: 3, kind: 'DAILY', from: '2026-04-07', to: '2026-06-30' },
  { no: 4, kind: 'DAILY', from: '2026-07-06', to: '2026-09-30' },
  { no: 5, kind: 'KEY', from: '2026-08-03', to: '2026-11-20' },
  { no: 6, kind: 'DAILY', from: '2026-10-12', to: '2026-12-25' },
];

export const CITY_DRAWS: readonly PlannedDraw[] = [
  { no: 1, kind: 'CITY', from: '2026-01-12', to: '2026-03-10' },
  { no: 2, kind: 'CITY', from: '2026-03-16', to: '2026-05-10' },
  { no: 3, kind: 'CITY', from: '2026-05-11', to: '2026-07-10' },
  { no: 4, kind: 'CITY', from: '2026-07-13', to: '2026-09-10' },
  { no: 5, kind: 'CITY', from: '2026-09-07', to: '2026-11-10' },
  { no: 6, kind: 'CITY', from: '2026-10-26', to: '2026-12-25' },
];

/** The plan binds category to floor itself: which floor holds for which the source does not say. */
export const FLOORS: Readonly<Record<string, readonly [number, number]>> = {
  ID: [20, 100],
  PP: [30, 100],
  SC: [40, 100],
  MI: [40, 100],
};

/** A percentage for each band of the table, decided before any register is frozen. */
const BANDS = [
  { min: 1, max: 20, percent: 50 },
  { min: 21, max: 50, percent: 30 },
  { min: 51, max: 100, percent: 20 },
  { min: 101, max: 200, percent: 10 },
  { min: 201, max: 500, percent: 7 },
  { min: 501, percent: 4 },
];
/** Share of the register that each daily draw takes. */
const DAILY_SHARE: readonly [number, number] = [10, 100];

export function bandDecision(story: Story): string {
  return story.ids.uuid('ratio', 'key');
}

export function dailyDecision(story: Story): {
  readonly id: string;
  readonly ratio: readonly [number, number];
} {
  return { id: story.ids.uuid('ratio', 'daily'), ratio: DAILY_SHARE };
}

/** Checklist, both plans and their ratios: all public, all before the year begins. */
export function publishPlans(story: Story, moment: number): readonly Sitting[] {
  return [
    sitting(moment, HEAD, [checklistAct(story, moment), ...planActs(story, moment)]),
    sitting(moment, DEPUTY, ratioActs(story, moment)),
  ];
}

function checklistAct(story: Story, moment: number): Act {
  return story.act('ChecklistPublished', `checklist/${CHECKLIST}`, moment, {
    title: '样例高县2026年度卫生监督抽查事项清单',
    items: ITEMS.map(itemData),
    effectiveFrom: '2025-12-25',
  });
}

function itemData({ code, name, basis, objects, method, mandatory }: Item): Act['data'] {
  return {
    ...{ code, name, method, mandatory, objects: [...objects], basis: [{ ...basis }] },
    subject: 'G',
    content: `${name}是否符合要求`,
    frequency: '按计划',
    class: mandatory ? 'KEY' : 'GENERAL',
  };
}

function planActs(story: Story, moment: number): readonly Act[] {
  const common = {
    year: 2026,
    checklist: CHECKLIST,
    responsible: { leader: HEAD, deputy: DEPUTY, section: 'G-BRIGADE' },
  };
  const county = {
    ...{ ...common, level: 'COUNTY', title: '样例高县2026年度双随机抽查计划' },
    draws: COUNTY_DRAWS.map((draw) => ({ ...draw })),
    preset: 'gaoqing-bands/v1',
    capPerEntity: 1,
  };
  const city = {
    ...{ ...common, level: 'CITY', title: '样例市2026年度双随机抽查计划（样例高县部分）' },
    draws: CITY_DRAWS.map((draw) => ({ ...draw })),
    preset: 'island-city/v1',
    bindings: Object.entries(FLOORS).map(([category, ratio]) => ({ category, ratio: [...ratio] })),
    census: [...CENSUS_TRADES],
  };
  return [
    story.act('PlanApproved', `plan/${COUNTY_PLAN}`, moment, county),
    story.act('PlanApproved', `plan/${CITY_PLAN}`, moment, city),
  ];
}

function ratioActs(story: Story, moment: number): readonly Act[] {
  const plan = `plan/${COUNTY_PLAN}`;
  const bands = {
    ...{ decision: bandDecision(story), source: 'BAND', kind: 'KEY' },
    bands: BANDS.map((band) => ({ ...band })),
    reason: '各分段在规定幅度内确定，兼顾人力与风险',
  };
  const daily = {
    ...{ decision: dailyDecision(story).id, source: 'FLOOR', kind: 'DAILY' },
    ratio: [...DAILY_SHARE],
    reason: '每季度十分之一，全年约三分之一',
  };
  return [
    story.act('RatioDecided', plan, moment, bands, { occasion: 'key' }),
    story.act('RatioDecided', plan, moment, daily, { occasion: 'daily' }),
  ];
}
