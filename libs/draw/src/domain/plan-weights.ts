import { planOf, weighedTwice, weightTable } from '@mingjing/checklist/contracts';
import { rejection } from '@mingjing/kernel';
import type { PlanPolicy } from './plan-place';

/** Weights move every chance within a stratum: they are the plan's to say, or decided for it, and hold in each later draw. */
export const theWeightsAreThoseOfThePlan: PlanPolicy = (_draw, { data }, facts) => {
  const { plan, weights = [], upstream } = data;
  const twice = weighedTwice(weights);
  if (twice !== undefined) {
    return rejection('weight-twice', `The table of weights has two lines for ${twice}; keep one.`, {
      grade: twice,
    });
  }
  // Of a higher level's list only the officers are drawn, who have no weight.
  if (upstream !== undefined && weights.length === 0) return undefined;
  const [given, decided] = [weightTable(weights), weightTable(planOf(facts, plan)?.weights ?? [])];
  const isSame =
    given.size === decided.size && [...given].every(([key, weight]) => decided.get(key) === weight);
  if (isSame) return undefined;
  const reason =
    decided.size === 0
      ? `The plan ${plan} decides no weights, so its draws weigh all alike. Leave "weights" out, or have the head or the deputy decide them for the plan (WeightsDecided).`
      : `The plan ${plan} decides other weights than this draw gives. Give its table, line by line.`;
  return rejection('weights-undecided', reason, { plan });
};
