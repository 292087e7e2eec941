import { amountsIn, type CorrectedAmount, type Facts } from '@mingjing/kernel';
import type { CasePolicy } from './case-policies';
import type { PenaltyCase, Step } from './penalty-case';

/*
 * A correction never changes the entry that it names: it says what is right, and from its own entry on the case is
 * weighed by that (domain handbook, §2.4 and §5.7; docs/adr/0041).
 */

/** The member of the data that gives the fine in the act that decides it: the decision, or the penalty on the spot. */
const FINE = 'data.fineFen';
const PROPOSED = 'data.proposal.fineFen';
const PAID = 'data.amountFen';

/** The case by the amounts as they were corrected; what the entries state stands beside them. */
export function correctedCase(one: PenaltyCase, amounts: CorrectedAmount): PenaltyCase {
  const { notice, decision } = one;
  const payments = one.payments.map((payment) => {
    const amountFen = amounts(payment.id, PAID);
    return amountFen === undefined ? payment : { ...payment, amountFen, statedFen: payment.amountFen };
  });
  return {
    ...one,
    ...(notice === undefined ? {} : { notice: fined(notice, amounts(notice.id, PROPOSED)) }),
    ...(decision === undefined ? {} : { decision: fined(decision, amounts(decision.id, FINE)) }),
    payments,
    paidFen: payments.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function fined<A extends Step & { readonly fineFen: number }>(act: A, fineFen: number | undefined): A {
  return fineFen === undefined ? act : { ...act, fineFen, statedFen: act.fineFen };
}

/** A policy on the case as it was corrected by now. Where it refuses more it is asked of new statements only (docs/adr/0017). */
export function asCorrected<D>(policy: CasePolicy<D>): CasePolicy<D> {
  return (one, statement, facts) => policy(corrected(one, facts), statement, facts);
}

/** Kept where it is kept as stated or as corrected: what stood before its correction stands, and a correction helps at once. */
export function statedOrCorrected<D>(policy: CasePolicy<D>): CasePolicy<D> {
  return (one, statement, facts) =>
    policy(one, statement, facts) && asCorrected(policy)(one, statement, facts);
}

function corrected(one: PenaltyCase | undefined, facts: Facts): PenaltyCase | undefined {
  return one === undefined ? undefined : correctedCase(one, amountsIn(facts));
}
