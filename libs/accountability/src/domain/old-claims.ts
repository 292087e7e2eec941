import { chinaDay, instantOf, rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import { approves } from './named-statement';

/** A year: a slip in it lies further back than anything that is entered in the ordinary way. */
const MOST_MS = 366 * 86_400_000;

/**
 * On the claimed moment hang periods that no correction moves back. Asked of new statements only (docs/adr/0017); a
 * claim ahead of the clock is refused by the writer.
 */
export function anOldClaimIsApproved(
  { actor, cosigners = [], occurredAt }: Statement,
  facts: Facts,
): Rejection | undefined {
  if (instantOf(facts.recordedAt) - instantOf(occurredAt) <= MOST_MS) return undefined;
  if (cosigners.some((one) => one !== actor && approves(facts, one))) return undefined;
  return rejection(
    'claim-too-old',
    `This is said to have happened on ${chinaDay(occurredAt)}, more than a year before it is entered. Correct the year; where it is right, have another person who is head, deputy or legal reviewer sign it too.`,
    { occurredAt, recordedAt: facts.recordedAt },
  );
}
