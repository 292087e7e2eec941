import { rejection, type Policy, type Rejection, type Statement, under } from '@mingjing/kernel';
import type { PlanApproved, WeightsDecided } from '../payloads/plan-events';
import type { Plan } from './plan';

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
  { data }: Statement<PlanApproved | WeightsDecided>,
): Rejection | undefined {
  const twice = weighedTwice(data.weights ?? []);
  if (twice === undefined) return undefined;
  return rejection('weight-twice', `The table of weights has two lines for ${twice}; keep one.`, {
    grade: twice,
  });
}

/** A plan that runs may be given weights; those that it has hold to its end, so that nobody tilts them by what was drawn. */
const thePlanWeighsNothingYet: Policy<Plan, WeightsDecided> = (plan, { stream }) => {
  if (plan === undefined) {
    const reason = 'No plan is approved under this id; weights are decided for an approved plan.';
    return rejection('plan-unknown', reason, { plan: stream });
  }
  if (plan.weights === undefined) return undefined;
  const reason = `The plan ${plan.id} has its weights; other ones are for a plan that continues it.`;
  return rejection('weights-decided', reason, { plan: plan.id });
};

export const decideWeights = under<Plan, WeightsDecided>([thePlanWeighsNothingYet, gradesAreWeighedOnce]);
