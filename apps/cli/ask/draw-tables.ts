import type { CompletionLevel, FieldLoad, LevelCompletion, WhatIf } from '@mingjing/draw/contracts';
import { table } from './table';

/** How the places lie upon the officers of each field; counts, no name. */
export function loadTable(fields: readonly FieldLoad[], trials = 1): readonly string[] {
  const rows = fields.map((load) => [load.field, ...figures(load, trials)]);
  return table([['field 领域', 'officers', 'places', 'least', 'most', 'mean'], ...rows]);
}

/** The same before and after, side by side; loads are means of so many trial draws. */
export function whatIfTable({ trials, asItStands, withThem }: WhatIf): readonly string[] {
  const after = new Map(withThem.map((load) => [load.field, load]));
  const rows = asItStands.map((load) => {
    const then = after.get(load.field) ?? load;
    return [load.field, String(load.tasks), ...figures(load, trials), ...figures(then, trials)];
  });
  const headings = ['officers', 'places', 'least', 'most', 'mean'];
  return table([['field 领域', 'tasks', ...headings, ...headings.map((heading) => `→ ${heading}`)], ...rows]);
}

/** Two shares always: closures must not swell the completion (domain handbook, 1.14 X11). */
export function completionTable(levels: readonly LevelCompletion[]): readonly string[] {
  const rows = levels.map(({ level, tasks, done, closed, reported, completion, withClosed }) => [
    LEVEL[level],
    ...[tasks, done, closed, reported].map(String),
    ...[completion, withClosed].map(share),
  ]);
  return table([
    ['origin 来源', 'tasks', 'done', 'closed', 'reported', 'done ÷ tasks', 'done or closed ÷ tasks'],
    ...rows,
  ]);
}

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
