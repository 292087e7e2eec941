import type { FactChange, Facts } from './facts';
import { instantOf } from './time';

/** By the id of a statement: the moment that its last correction gives it. */
const TABLE = 'correctedMoment';

/** When something happened, as the statement of this id claims. */
export interface ClaimedMoment {
  readonly id: string;
  readonly at: string;
}

/** The fact that a correction of `occurredAt` leaves: the entry says what it said, and beside it stands this. */
export function correctMoment(target: string, occurredAt: string): FactChange {
  return { table: TABLE, key: target, value: occurredAt };
}

/**
 * The earlier of the moment that a statement claims and the one that it was corrected to. Whoever recorded a wrong
 * moment and corrected it is not held to it, and a correction bars nothing that was right before.
 */
export function earliestMoment(facts: Facts, claimed: ClaimedMoment): string {
  const corrected = correctedMoment(facts, claimed);
  return instantOf(corrected) < instantOf(claimed.at) ? corrected : claimed.at;
}

/** What its last correction says, whichever way that moves it; as it was claimed where there is none. */
export function correctedMoment(facts: Facts, { id, at }: ClaimedMoment): string {
  return (facts.get(TABLE, id) as string | undefined) ?? at;
}
