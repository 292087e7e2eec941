import type { FactChange, Facts } from './facts';
import { instantOf } from './time';

/** By the id of a statement: the moment that its last correction gives it. */
const TABLE = 'correctedMoment';

/** The fact that a correction of `occurredAt` leaves: the entry says what it said, and beside it stands this. */
export function correctMoment(target: string, occurredAt: string): FactChange {
  return { table: TABLE, key: target, value: occurredAt };
}

/**
 * The earlier of the moment that a statement claims and the one that it was corrected to. Whoever recorded a wrong
 * moment and corrected it is not held to it, and a correction bars nothing that was right before.
 */
export function earliestMoment(
  facts: Facts,
  { id, at }: { readonly id: string; readonly at: string },
): string {
  const corrected = facts.get(TABLE, id);
  return typeof corrected === 'string' && instantOf(corrected) < instantOf(at) ? corrected : at;
}
