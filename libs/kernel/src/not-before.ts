import { earliestMoment, type ClaimedMoment } from './corrected-moments';
import type { Policy } from './decider';
import type { Facts } from './facts';
import { rejection } from './rejection';
import type { Statement } from './statement';
import { instantOf } from './time';

/** An act on which another stands. */
export interface Antecedent {
  /** Of the refusal of whatever is dated before it, such as "before-notice". */
  readonly code: string;
  /** As a clerk calls it, such as "the notice to the party". */
  readonly what: string;
  /** Undefined where there is none; without an id where nobody claims it, so that nobody can correct it. */
  readonly act: ClaimedMoment | Pick<ClaimedMoment, 'at'> | undefined;
}

/**
 * Nothing is dated before what it stands on: as its signer states that, or as it was corrected, where that is earlier.
 * Of two acts at one moment either may stand on the other.
 */
export function notBefore<S, D>(
  antecedents: (state: S | undefined, statement: Statement<D>, facts: Facts) => readonly Antecedent[],
): Policy<S, D> {
  return (state, statement, facts) => {
    const { type, occurredAt } = statement;
    const moment = instantOf(occurredAt);
    for (const { code, what, act } of antecedents(state, statement, facts)) {
      if (act === undefined) continue;
      const at = 'id' in act ? earliestMoment(facts, act) : act.at;
      if (moment >= instantOf(at)) continue;
      const reason = `${type} is dated ${occurredAt}, before ${what} at ${at}, on which it stands: state the moment at which it happened.`;
      return rejection(code, reason, { occurredAt, notBefore: at });
    }
    return undefined;
  };
}
