import { planOf } from '@mingjing/checklist/contracts';
import { rejection } from '@mingjing/kernel';
import type { PlanPolicy } from './plan-place';

/**
 * After the p-th of the plan's n draws of this kind at least p/n of a yearly share is reached, so that
 * the last one tops up whatever is missing: a floor that could be left to a seventh draw is no floor.
 */
export const aYearlyShareKeepsPaceWithThePlan: PlanPolicy = (_draw, { data }, facts) => {
  const alike = (planOf(facts, data.plan)?.draws ?? []).filter(({ kind }) => kind === data.kind);
  const place = alike.filter(({ no }) => no <= data.no).length;
  const slow = data.strata.find(({ annual }) => {
    return annual !== undefined && BigInt(annual.step[0] * alike.length) < BigInt(place * annual.step[1]);
  });
  if (slow === undefined) return undefined;
  const reason = `This is draw ${place} of ${alike.length} of its kind, but stratum ${slow.id} would be behind: its step must be at least [${place}, ${alike.length}].`;
  return rejection('annual-behind-plan', reason, { stratum: slow.id, draw: place, of: alike.length });
};
