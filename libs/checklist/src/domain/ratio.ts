import {
  type FactChange,
  type Facts,
  type Json,
  type Plain,
  type RecordedEvent,
  streamId,
} from '@mingjing/kernel';
import type { BandPercentage, RatioDecided } from '../payloads/plan-events';

export const RATIO_TABLE = 'ratio';

/** A decision on a ratio with its decider, as the draw names it. */
export interface RatioDecision extends Plain<RatioDecided> {
  /** Id of the plan that it belongs to. */
  readonly plan: string;
  readonly decider: string;
  /** Log index of the decision. */
  readonly index: number;
}

export interface AppliedRatio {
  /** The band that the size fell into; absent unless the decision goes by bands. */
  readonly band?: BandPercentage;
  /** `[numerator, denominator]` of the register; the number drawn is rounded up. */
  readonly ratio: readonly [number, number];
}

/** The decision with this id (the `decision` of RatioDecided); undefined where there is none. */
export function ratioDecision(facts: Facts, id: string): RatioDecision | undefined {
  return facts.get(RATIO_TABLE, id) as unknown as RatioDecision | undefined;
}

/** All that were made for a plan, in the order of the log. */
export function ratioDecisions(facts: Facts, plan: string): readonly RatioDecision[] {
  return facts
    .list(RATIO_TABLE, '')
    .map(({ value }) => value as unknown as RatioDecision)
    .filter((decision) => decision.plan === plan)
    .sort((a, b) => a.index - b.index);
}

/**
 * What the decision means for a register of `size` entities. Bands are taken by their upper edge, so
 * that an empty register falls into the first. Decisions without bands hold for every size.
 */
export function percentForBand(decision: RatioDecision, size: number): AppliedRatio {
  const { ratio, bands = [] } = decision;
  if (ratio !== undefined) return { ratio };
  const band = bands.find(({ max }) => max === undefined || size <= max);
  if (band === undefined) throw new RangeError(`Ratio ${decision.decision} says nothing of size ${size}`);
  return { band, ratio: [band.percent, 100] };
}

/** Largest sizes of the bands: where one entity more changes the percentage. Empty without bands. */
export function bandEdges(decision: RatioDecision): readonly number[] {
  return (decision.bands ?? []).flatMap(({ max }) => (max === undefined ? [] : [max]));
}

/**
 * From the smallest size to the largest, each beginning behind the one before: percentForBand takes the
 * first that holds a size, so any other order would apply another band than the table has for it.
 */
export function areInOrder(bands: readonly BandPercentage[]): boolean {
  return bands.every(({ min }, at) => {
    const before = bands[at - 1];
    return before === undefined || (before.max !== undefined && before.max < min);
  });
}

/** Draws name decisions without naming their plan, so each stands in a table by its id. */
export function ratioFacts(event: RecordedEvent): readonly FactChange[] {
  if (event.type !== 'RatioDecided') return [];
  const data = event.data as unknown as Plain<RatioDecided>;
  const value = { ...data, plan: streamId(event.stream), decider: event.actor, index: event.index };
  return [{ table: RATIO_TABLE, key: data.decision, value: value as unknown as Json }];
}
