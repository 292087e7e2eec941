import { rejection } from '@mingjing/kernel';
import type { CaseClosed, CloseReason } from '../payloads/penalty-decided';
import type { CasePolicy } from './case-policies';
import type { PenaltyCase } from './penalty-case';

/** What is left of a decision: it was carried out, or nobody is there against whom it could be. */
const OF_A_DECISION: readonly CloseReason[] = ['EXECUTED', 'UNEXECUTABLE', 'PARTY_GONE'];

/**
 * A closure takes no decision back: only its annulment does, which is recorded first (Penalty Law Art. 29; domain
 * handbook, §5.9). Asked of new closures only (docs/adr/0017).
 */
export const aDecisionInForceIsCarriedThrough: CasePolicy<CaseClosed> = (one, { data: { reason } }) => {
  if (one === undefined || !isInForce(one) || OF_A_DECISION.includes(reason)) return undefined;
  const number = one.decision?.number ?? '';
  const advice = `Decision ${number} stands, and closing the case as ${reason} would not end it: record DecisionAnnulled first, or close it as ${OF_A_DECISION.join(', ')}.`;
  return rejection('decision-in-force', advice, { case: one.id, reason });
};

export const onlyAnAnnulledDecisionEndsItsCase: CasePolicy<CaseClosed> = (one, { data: { reason } }) =>
  reason !== 'ANNULLED' || one?.stage === 'ANNULLED'
    ? undefined
    : rejection(
        'decision-not-annulled',
        'No decision was annulled in this case: close it as what it came to.',
        { reason },
      );

function isInForce({ stage }: PenaltyCase): boolean {
  return stage === 'DECIDED' || stage === 'SERVED';
}
