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
  /** When it happened, as its signer states; undefined where there is none. */
  readonly at: string | undefined;
}

/** Nothing is dated before what it stands on. Of two acts at one moment either may stand on the other. */
export function notBefore<S, D>(
  antecedents: (state: S | undefined, statement: Statement<D>, facts: Facts) => readonly Antecedent[],
): Policy<S, D> {
  return (state, statement, facts) => {
    const { type, occurredAt } = statement;
    const moment = instantOf(occurredAt);
    const later = antecedents(state, statement, facts).find(
      ({ at }) => at !== undefined && moment < instantOf(at),
    );
    if (later?.at === undefined) return undefined;
    const { code, what, at } = later;
    const reason = `${type} is dated ${occurredAt}, before ${what} at ${at}, on which it stands: state the moment at which it happened.`;
    return rejection(code, reason, { occurredAt, notBefore: at });
  };
}
