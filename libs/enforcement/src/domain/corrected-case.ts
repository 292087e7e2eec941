import type { Corrections } from '@mingjing/kernel';
import type { PenaltyCase, Step } from './penalty-case';
import { weighing } from './weighing';

/*
 * A correction never changes the entry that it names: it says what is right, and from its own entry on the case is
 * weighed by that (domain handbook, §2.4 and §5.7; docs/adr/0041).
 */

/** The member of the data that gives the fine in the act that decides it: the decision, or the penalty on the spot. */
const FINE = 'data.fineFen';
const PROPOSED = 'data.proposal.fineFen';
const PAID = 'data.amountFen';

/** The case by the amounts as they were corrected; what the entries state stands beside them. */
export function correctedCase(one: PenaltyCase, corrections: Corrections): PenaltyCase {
  const { notice, decision } = one;
  const payments = one.payments.map((payment) => {
    const amountFen = corrections.amount(payment.id, PAID);
    return amountFen === undefined ? payment : { ...payment, amountFen, statedFen: payment.amountFen };
  });
  return {
    ...one,
    ...(notice === undefined ? {} : { notice: fined(notice, corrections.amount(notice.id, PROPOSED)) }),
    ...(decision === undefined ? {} : { decision: fined(decision, corrections.amount(decision.id, FINE)) }),
    payments,
    paidFen: payments.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function fined<A extends Step & { readonly fineFen: number }>(act: A, fineFen: number | undefined): A {
  return fineFen === undefined ? act : { ...act, fineFen, statedFen: act.fineFen };
}

export const ofCase = weighing<PenaltyCase>(correctedCase);
