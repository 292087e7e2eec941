import { findingOf } from '@mingjing/inspection/contracts';
import {
  notBefore,
  streamId,
  type Antecedent,
  type ClaimedMoment,
  type Facts,
  type Policy,
} from '@mingjing/kernel';
import type { RectificationOrdered } from '../payloads/rectification-ordered';
import type { CaseTransferred } from '../payloads/referral';
import type { Order } from './order';
import type { PenaltyCase } from './penalty-case';
import type { Referral } from './referral';

/*
 * Each act and what it stands on. That this stands in the log the deciders ask; here the moments that people
 * state are held against each other. All of it is asked of new statements only (docs/adr/0017).
 */

function confirmations(facts: Facts, findings: readonly string[]): readonly Antecedent[] {
  return findings.map((finding) => ({
    code: 'before-confirmation',
    what: `the confirmation of finding ${finding}`,
    act: findingOf(facts, finding)?.confirmed,
  }));
}

export const anActFollowsItsConfirmation: Policy<unknown, unknown> = notBefore((_record, { stream }, facts) =>
  confirmations(facts, [streamId(stream)]),
);

export const anOrderFollowsTheConfirmations = notBefore<Order, RectificationOrdered>(
  (_order, { data }, facts) =>
    confirmations(
      facts,
      data.findings.map(({ finding }) => finding),
    ),
);

export const aCaseFollowsTheConfirmations = notBefore<PenaltyCase, { readonly findings: readonly string[] }>(
  (_one, { data }, facts) => confirmations(facts, data.findings),
);

export const aWithdrawalFollowsTheOrder = notBefore<Order, unknown>((order) => [
  { code: 'before-order', what: 'the order', act: order?.ordered },
]);

/** What a case holds of its acts, and how each is called. */
const ACTS = {
  filed: { code: 'before-filing', what: 'the filing of the case' },
  notice: { code: 'before-notice', what: 'the notice to the party' },
  defence: { code: 'before-defence', what: 'the defence of the party' },
  hearingRequest: { code: 'before-hearing-request', what: 'the request for a hearing' },
  hearing: { code: 'before-hearing', what: 'the hearing' },
  discussion: { code: 'before-discussion', what: 'the discussion of the heads' },
  review: { code: 'before-review', what: 'the last step of the legal review' },
  decision: { code: 'before-decision', what: 'the decision' },
  served: { code: 'before-service', what: 'the service of the decision' },
  annulled: { code: 'before-annulment', what: 'the annulment of the earlier decision' },
} as const;

/** Such acts of its case as there are come first. */
export function actsOfTheCaseComeFirst(
  ...acts: readonly (keyof typeof ACTS)[]
): Policy<PenaltyCase, unknown> {
  return notBefore((one) => acts.map((act) => ({ ...ACTS[act], act: stepOf(one, act) })));
}

function stepOf(one: PenaltyCase | undefined, act: keyof typeof ACTS): ClaimedMoment | undefined {
  const step = one?.[act];
  return step !== undefined && 'at' in step ? step : undefined;
}

export const aDecisionComesLast = actsOfTheCaseComeFirst(
  ...(['filed', 'notice', 'defence', 'hearing', 'discussion', 'review', 'annulled'] as const),
);

export const anAnswerFollowsTheSuspicion = notBefore<Referral, unknown>((referral) => [
  { code: 'before-suspicion', what: 'the suspicion', act: referral?.suspected },
]);

/** To the police after the head's approval; what goes to another department at once, after the confirmations. */
export const aTransferFollowsItsApproval = notBefore<Referral, CaseTransferred>(
  (referral, { data }, facts) =>
    referral === undefined
      ? confirmations(facts, data.findings)
      : [{ code: 'before-approval', what: 'the approval of the head', act: referral.decided }],
);

export const anAnswerFollowsTheTransfer = notBefore<Referral, unknown>((referral) => [
  { code: 'before-transfer', what: 'the transfer', act: referral?.transferred },
]);
