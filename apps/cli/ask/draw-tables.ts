import type { CompletionLevel, FieldLoad, LevelCompletion, WhatIf } from '@mingjing/draw/contracts';
import { table } from './table';

const FIELD = 'qualified for 领域';
const HEADINGS = ['officers 人数', 'all their places 承办', 'least', 'most', 'mean'];

/** How the places lie upon the officers who are qualified for each field; counts, no name. */
export function loadTable(fields: readonly FieldLoad[], trials = 1): readonly string[] {
  const rows = fields.map((load) => [load.field, ...figures(load, trials)]);
  return table([[FIELD, ...HEADINGS], ...rows]);
}

/** Loads are means of so many trial draws; with further qualifications before and after, side by side. */
export function whatIfTable({ trials, asItStands, withThem }: WhatIf, isChanged: boolean): readonly string[] {
  const after = new Map(withThem.map((load) => [load.field, load]));
  const rows = asItStands.map((load) => {
    const then = isChanged ? figures(after.get(load.field) ?? load, trials) : [];
    return [load.field, String(load.tasks), ...figures(load, trials), ...then];
  });
  const changed = isChanged ? HEADINGS.map((heading) => `→ ${heading}`) : [];
  return table([[FIELD, 'tasks', ...HEADINGS, ...changed], ...rows]);
}

/** Two shares always: what ended without an inspection must not swell the completion (domain handbook, 1.14 X11). */
export function completionTable(levels: readonly LevelCompletion[]): readonly string[] {
  const rows = levels.map(({ level, completion, withClosed, ...counts }) => [
    LEVEL[level],
    ...COUNTED.map(([member]) => String(counts[member])),
    ...[completion, withClosed].map(share),
  ]);
  const headings = COUNTED.map(([, heading]) => heading);
  return table([['origin 来源', ...headings, 'done ÷ tasks', 'ended in any way ÷ tasks'], ...rows]);
}

const COUNTED = [
  ['tasks', 'tasks'],
  ['done', 'inspected 已检'],
  ['notInspected', 'not inspected 未检'],
  ['refused', 'refused 拒检'],
  ['closed', 'closed 关闭'],
  ['reported', 'reported'],
] as const;

function figures({ officers, places, least, most, mean }: FieldLoad, trials: number): readonly string[] {
  const per = (sum: number): string => (trials === 1 ? String(sum) : (sum / trials).toFixed(1));
  const [sum, of] = mean;
  return [
    String(officers),
    per(places),
    per(least),
    per(most),
    of === 0 ? '–' : (sum / of / trials).toFixed(2),
  ];
}

/** `55/63 87.3%`: never a number alone. */
function share([count, of]: readonly [number, number]): string {
  return of === 0 ? '0/0' : `${String(count)}/${String(of)} ${((100 * count) / of).toFixed(1)}%`;
}

const LEVEL: Readonly<Record<CompletionLevel, string>> = {
  NATIONAL: '国家 national',
  PROVINCIAL: '省 provincial',
  CITY: '市 city',
  LOCAL: '本级 local',
};
