import { correctionsIn, type Corrections, type Facts, type Policy } from '@mingjing/kernel';

/** How policies ask of a state that corrections may have put right (docs/adr/0041). */
export interface Weighing<S> {
  /** As it was corrected by now. Where that refuses more it is asked of new statements only (docs/adr/0017). */
  asCorrected<D>(policy: Policy<S, D>): Policy<S, D>;
  /** Kept where it is kept as stated or as corrected: what stood before its correction stands, and a correction helps at once. */
  statedOrCorrected<D>(policy: Policy<S, D>): Policy<S, D>;
}

export function weighing<S>(corrected: (state: S, corrections: Corrections) => S): Weighing<S> {
  const now = (state: S | undefined, facts: Facts): S | undefined =>
    state === undefined ? undefined : corrected(state, correctionsIn(facts));
  return {
    asCorrected: (policy) => (state, statement, facts) => policy(now(state, facts), statement, facts),
    statedOrCorrected: (policy) => (state, statement, facts) =>
      policy(state, statement, facts) && policy(now(state, facts), statement, facts),
  };
}
