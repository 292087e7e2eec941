import {
  areInOrder,
  planOf,
  ratioDecision,
  ratioDecisions,
  type RatioDecision,
} from '@mingjing/checklist/contracts';
import { rejection, type Plain, type Rejection } from '@mingjing/kernel';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';
import { isSmaller } from './shares';

type Stratum = Plain<PlannedStratum>;

/** Of a table in another order the freeze would apply another band than its table has for the size. */
export const decidedBandsStandInOrder: PlanPolicy = (_draw, { data }, facts) => {
  for (const { id, ratioDecision: named = '' } of data.strata) {
    if (areInOrder(ratioDecision(facts, named)?.bands ?? [])) continue;
    const reason = `Stratum ${id} names the ratio decision ${named}, whose bands stand in another order than their table. Have the ratio decided anew (RatioDecided), from the smallest register up.`;
    return rejection('band-order', reason, { stratum: id, decision: named });
  }
  return undefined;
};

/**
 * What was decided for one purpose serves no other, and of several decisions the organiser picks none: the
 * one that was made most closely for the stratum holds, of several such the latest. A general decision that
 * comes later leaves a special one standing.
 */
export const theDecisionIsTheOneInForce: PlanPolicy = (_draw, { data }, facts) => {
  for (const stratum of data.strata) {
    const decision = ratioDecision(facts, stratum.ratioDecision ?? '');
    if (decision === undefined) continue;
    if (!serves(decision, data, stratum)) return decidedForAnother(stratum.id, decision);
    const inForce = ratioDecisions(facts, data.plan)
      .filter((one) => serves(one, data, stratum))
      .reduce((holding, one) => (closeness(one, stratum) >= closeness(holding, stratum) ? one : holding));
    if (inForce.decision !== decision.decision) return superseded(stratum.id, decision, inForce);
  }
  return undefined;
};

/** A yearly share that was decided is no less than what the plan binds for its categories. */
export const aDecidedYearlyShareKeepsTheBindings: PlanPolicy = (_draw, { data }, facts) => {
  const bindings = planOf(facts, data.plan)?.bindings ?? [];
  for (const { id, annual, select } of data.strata) {
    if (annual === undefined) continue;
    const { share } = annual;
    const above = bindings.find(
      ({ category, ratio }) => select.categories.includes(category) && isSmaller(share, ratio),
    );
    if (above === undefined) continue;
    const { category, ratio } = above;
    const reason = `The plan ${data.plan} binds at least ${ratio.join('/')} of ${category} over the year; stratum ${id} goes by ${share.join('/')}. Raise its share, and have it decided.`;
    return rejection('ratio-below-floor', reason, { stratum: id, category, share, floor: ratio });
  }
  return undefined;
};

/** Named for a kind of draw, for a stratum by its id, for a category; or for all where it names none. */
function serves(
  { kind, stratum }: RatioDecision,
  draw: Plain<DrawPlanned>,
  { id, select }: Stratum,
): boolean {
  if (kind !== undefined && kind !== draw.kind) return false;
  return stratum === undefined || stratum === id || select.categories.every((one) => one === stratum);
}

/** A stratum's own id is closer than its category, either is closer than the kind of draw alone. */
function closeness({ kind, stratum }: RatioDecision, { id }: Stratum): number {
  const named = stratum === undefined ? 0 : stratum === id ? 4 : 2;
  return named + (kind === undefined ? 0 : 1);
}

function decidedForAnother(stratum: string, { decision, ...made }: RatioDecision): Rejection {
  const purpose = [made.kind, made.stratum].filter((one) => one !== undefined).join(', ');
  const reason = `The ratio decision ${decision} was made for ${purpose}; stratum ${stratum} of this draw is another. Name a decision for the stratum's id or category, or one for all.`;
  return rejection('ratio-for-another', reason, { stratum, decision, purpose });
}

function superseded(stratum: string, { decision }: RatioDecision, inForce: RatioDecision): Rejection {
  const reason = `The ratio decision ${decision} does not hold for stratum ${stratum}: ${inForce.decision}, entry ${String(inForce.index)}, was made for it as closely and later, or more closely. Name that one.`;
  return rejection('ratio-superseded', reason, { stratum, decision, latest: inForce.decision });
}
