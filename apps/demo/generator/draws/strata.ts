import { CATEGORIES, CENSUS_TRADES, FIELDS, categoryOf } from '../county/categories';
import { bandDecision, dailyDecision, FLOORS } from '../opening/plans';
import type { Story } from '../story/story';

export interface PlannedStratum {
  readonly id: string;
  readonly field: string;
  readonly mode: 'ratio';
  readonly select: { readonly categories: string[]; readonly subtypes?: string[] };
  readonly ratio?: number[];
  readonly ratioDecision?: string;
  readonly annual?: { readonly share: number[]; readonly step: number[] };
}

/** Everyone of a section's field in one stratum, at the share decided for daily draws. */
export function dailyStrata(story: Story): readonly PlannedStratum[] {
  const { id, ratio } = dailyDecision(story);
  return FIELDS.map((field) => ({
    id: field.replace('/', '-'),
    field,
    mode: 'ratio' as const,
    select: { categories: drawableOf(field) },
    ratio: [...ratio],
    ratioDecision: id,
  }));
}

/** Categories of the first and the second key draw of the year. */
const KEY_CATEGORIES = [
  ['PP', 'MI', 'SC'],
  ['OH', 'DW', 'CC', 'DP', 'RD', 'TW', 'ID', 'MC'],
];

/** One stratum for each category: its frozen size picks the band. */
export function keyStrata(story: Story, round: number): readonly PlannedStratum[] {
  return (KEY_CATEGORIES[round] ?? []).map((code) => ({
    id: `KEY-${code}`,
    field: categoryOf(code).field,
    mode: 'ratio' as const,
    select: { categories: [code] },
    ratioDecision: bandDecision(story),
  }));
}

/** Floors and full trades, reached over the six draws of the year: after the k-th, k/6 of each. */
export function cityStrata(round: number): readonly PlannedStratum[] {
  const step = [round + 1, 6];
  const trades = CENSUS_TRADES.map((trade) => {
    const { code, field } = categoryOf(trade.slice(0, 2));
    const select = { categories: [code], subtypes: [trade as string] };
    return { id: `CENSUS-${trade}`, field, mode: 'ratio' as const, select, annual: { share: [1, 1], step } };
  });
  const floors = Object.entries(FLOORS).map(([code, share]) => {
    const { field, subtypes } = categoryOf(code);
    const others = Object.keys(subtypes).filter((one) => !(CENSUS_TRADES as readonly string[]).includes(one));
    const select = { categories: [code], subtypes: others };
    return {
      id: `FLOOR-${code}`,
      field,
      mode: 'ratio' as const,
      select,
      annual: { share: [...share], step },
    };
  });
  return [...trades, ...floors];
}

/** Unlicensed places are found, not drawn. */
function drawableOf(field: string): string[] {
  return CATEGORIES.filter((one) => one.field === field && one.code !== 'UN').map((one) => one.code);
}
