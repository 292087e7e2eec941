import { rejection, under } from '@mingjing/kernel';
import type { PenaltyDecided } from '../payloads/penalty-decided';
import {
  noInvestigatorMay,
  refuseFineAgainstKinds,
  theCaseMustAwaitItsDecision,
  theCaseMustStand,
  type CasePolicy,
} from './case-policies';
import { theDocumentNumberMustBeFree } from './document-number';
import { refuseReferredFinding } from './finding-in-acts';
import { hearingIsPending, hearingIsPendingAsCorrected, noticeMustHaveBeenGiven } from './hear-party';
import { reviewRequired, supportsDecision } from './legal-review';
import type { PenaltyCase } from './penalty-case';
import { refuseAny, refuseRevokedFinding } from './standing-findings';

type DecisionPolicy = CasePolicy<PenaltyDecided>;

const aHearingMustHaveBeenHeldWhere =
  (isPending: typeof hearingIsPending): DecisionPolicy =>
  (one, _statement, facts) =>
    one !== undefined && isPending(one, facts)
      ? rejection('hearing-pending', 'The party has asked for a hearing in time: hold it before deciding.', {
          case: one.id,
        })
      : undefined;

/** Penalty Law Art. 57, rule T-57. */
const heavyTiersMustHaveBeenDiscussed: DecisionPolicy = (one, { data }) => {
  if (data.discussion !== undefined && data.discussion !== one?.discussion?.id) {
    return rejection(
      'discussion-unknown',
      `Discussion ${data.discussion} is not the last one of this case.`,
      { discussion: data.discussion },
    );
  }
  const heavy = data.tier === 'HEAVIER' || data.tier === 'SEVERE';
  return heavy && one?.discussion === undefined
    ? rejection(
        'discussion-missing',
        `A penalty of tier ${data.tier} is decided by the heads together: discuss it first.`,
        { tier: data.tier },
      )
    : undefined;
};

/** Penalty Law Art. 58, rule T-56. */
const theReviewThatTheRuleRequiresMustBeDone: DecisionPolicy = (one, { data, occurredAt }, facts) => {
  if (one === undefined) return undefined;
  const { review } = one;
  const done = review.status === 'DONE' ? review : undefined;
  if (data.review !== undefined && data.review !== done?.id) {
    return rejection(
      'review-unknown',
      `Legal review ${data.review} is not the last one of this case: name the last one.`,
      { review: data.review },
    );
  }
  if (done === undefined) {
    return reviewRequired(one, facts, occurredAt)
      ? rejection('review-missing', 'This decision needs a legal review that agrees: request one first.', {
          case: one.id,
          review: review.status,
        })
      : undefined;
  }
  return supportsDecision(done.opinion)
    ? undefined
    : rejection(
        'review-disagreed',
        'The legal review disagrees: change the file and ask for a review again.',
        { review: done.id },
      );
};

const aDecisionIsSound: DecisionPolicy = (_one, { data }) => refuseFineAgainstKinds(data.kinds, data.fineFen);

const noPenaltyInsteadOfATransfer: DecisionPolicy = (one, _statement, facts) =>
  refuseAny(one?.findings ?? [], (finding) => refuseReferredFinding(facts, finding));

const noFindingMayHaveBeenTakenBack: DecisionPolicy = (one, _statement, facts) =>
  refuseAny(one?.findings ?? [], (finding) => refuseRevokedFinding(facts, finding));

/** Asked of new decisions only (docs/adr/0017). */
export const aHearingRequestedInTimeMustHaveBeenHeld =
  aHearingMustHaveBeenHeldWhere(hearingIsPendingAsCorrected);

export const decidePenalty = under<PenaltyCase, PenaltyDecided>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  noInvestigatorMay('decide', 'investigator-decides'),
  theDocumentNumberMustBeFree,
  aDecisionIsSound,
  noticeMustHaveBeenGiven,
  aHearingMustHaveBeenHeldWhere(hearingIsPending),
  heavyTiersMustHaveBeenDiscussed,
  theReviewThatTheRuleRequiresMustBeDone,
  noFindingMayHaveBeenTakenBack,
  noPenaltyInsteadOfATransfer,
]);
