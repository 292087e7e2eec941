import { type Decide, type Facts, rejection, type Rejection, type Statement, under } from '@mingjing/kernel';
import type { RatioDecided } from '../payloads/plan-events';
import { everyBandOfTheTableHasItsPercentage } from './band-table';
import { compareFractions, type Fraction, refuseUnlessFraction } from './fraction';
import type { Plan } from './plan';
import type { Presets } from './preset';
import { ratioDecision } from './ratio';

export function decideRatio(presets: Presets): Decide<Plan, RatioDecided> {
  return under([
    thePlanIsApproved,
    aDecisionIsMadeOnce,
    theSourceCarriesWhatItNeeds,
    theRatioIsAShare,
    aFloorIsNotUndercut,
    everyBandOfTheTableHasItsPercentage(presets),
  ]);
}

function thePlanIsApproved(
  state: Plan | undefined,
  { stream }: Statement<RatioDecided>,
): Rejection | undefined {
  if (state !== undefined) return undefined;
  const reason = 'No plan is approved under this id; a ratio is decided for an approved plan.';
  return rejection('plan-unknown', reason, { plan: stream });
}

function aDecisionIsMadeOnce(
  _state: unknown,
  { data }: Statement<RatioDecided>,
  facts: Facts,
): Rejection | undefined {
  if (ratioDecision(facts, data.decision) === undefined) return undefined;
  const reason = 'A ratio was already decided under this id; decide anew under an id of its own.';
  return rejection('decision-id-used', reason, { decision: data.decision });
}

const CARRIED = {
  BAND: ['bands'],
  UPSTREAM: ['document', 'ratio'],
  FLOOR: ['ratio'],
} as const satisfies Record<RatioDecided['source'], readonly (keyof RatioDecided)[]>;

function theSourceCarriesWhatItNeeds(
  _state: unknown,
  { data }: Statement<RatioDecided>,
): Rejection | undefined {
  const needed: readonly string[] = CARRIED[data.source];
  const given = (['bands', 'document', 'ratio'] as const).filter((name) => data[name] !== undefined);
  if (given.length === needed.length && given.every((name) => needed.includes(name))) return undefined;
  const has = given.length === 0 ? 'none of them' : given.join(' and ');
  const reason = `A ratio decided by ${data.source} carries ${needed.join(' and ')}; this one carries ${has}.`;
  return rejection('ratio-source-mismatch', reason, { source: data.source, needed, given });
}

function theRatioIsAShare(_state: unknown, { data }: Statement<RatioDecided>): Rejection | undefined {
  return data.ratio === undefined ? undefined : refuseUnlessFraction(data.ratio, 'ratio');
}

/** A decision by FLOOR stays at or above what the plan binds: its own category's share, else the lowest. */
function aFloorIsNotUndercut(
  state: Plan | undefined,
  { data }: Statement<RatioDecided>,
): Rejection | undefined {
  const floor = floorOf(state, data.stratum);
  const { source, ratio } = data;
  if (source !== 'FLOOR' || ratio === undefined || floor === undefined) return undefined;
  if (compareFractions(ratio, floor) >= 0) return undefined;
  const reason = `The plan binds at least ${floor.join('/')}; ${ratio.join('/')} is below it. Raise the ratio.`;
  return rejection('ratio-below-floor', reason, { ratio, floor });
}

function floorOf(plan: Plan | undefined, stratum: string | undefined): Fraction | undefined {
  const bindings = plan?.bindings ?? [];
  const own = bindings.find(({ category }) => category === stratum);
  return own?.ratio ?? bindings.map(({ ratio }) => ratio).sort(compareFractions)[0];
}
