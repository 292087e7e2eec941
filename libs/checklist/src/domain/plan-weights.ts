import { rejection, type Rejection, type Statement } from '@mingjing/kernel';
import type { PlanApproved } from '../payloads/plan-events';

type Line = { readonly by?: string; readonly grade: string; readonly weight: number };

/** The weight of each grade; of a grade that stands twice, the last line's. */
export function weightTable(lines: readonly Line[]): ReadonlyMap<string, number> {
  return new Map(lines.map(({ by = 'GRADE', grade, weight }) => [`${by} ${grade}`, weight]));
}

/** The grade that a table of weights names twice: which of two lines holds, nobody could tell. */
export function weighedTwice(lines: readonly Line[]): string | undefined {
  const grades = lines.map(({ by = 'GRADE', grade }) => `${by} ${grade}`);
  return grades.find((one, at) => grades.indexOf(one) < at);
}

export function gradesAreWeighedOnce(
  _state: unknown,
  { data }: Statement<PlanApproved>,
): Rejection | undefined {
  const twice = weighedTwice(data.weights ?? []);
  if (twice === undefined) return undefined;
  return rejection('weight-twice', `The table of weights has two lines for ${twice}; keep one.`, {
    grade: twice,
  });
}
