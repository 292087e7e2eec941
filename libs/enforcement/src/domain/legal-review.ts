import { ruleAt } from '@mingjing/governance/contracts';
import { rejection, under, type Facts } from '@mingjing/kernel';
import type {
  CollectiveDiscussionHeld,
  LegalReviewDone,
  LegalReviewRequested,
  LegalReviewReturned,
  ReviewOpinion,
} from '../payloads/legal-review';
import {
  noInvestigatorMay,
  onlyAnInvestigatorMayState,
  theCaseMustAwaitItsDecision,
  theCaseMustStand,
  type CasePolicy,
} from './case-policies';
import type { PenaltyCase } from './penalty-case';

const REVIEW_RULE = 'T-56';

/**
 * Whether the decision needs a legal review (法制审核). Rule T-56 in force with a value above 0: every
 * decision by general procedure. Else the cases of Penalty Law Art. 58 as the file shows them: the
 * party was told of a right to a hearing, or heads discussed the case as complex or serious.
 */
export function reviewRequired(one: PenaltyCase, facts: Facts, moment: string): boolean {
  if (one.procedure === 'SIMPLE') return false;
  if ((ruleAt(facts, REVIEW_RULE, moment)?.value ?? 0) > 0) return true;
  return one.notice?.hearingRight === true || one.discussion !== undefined;
}

export function supportsDecision(opinion: ReviewOpinion): boolean {
  return opinion !== 'DISAGREE';
}

const aReviewMustBeAsked: CasePolicy = (one) =>
  one?.review.status === 'REQUESTED'
    ? undefined
    : rejection(
        'review-not-requested',
        'The file has not been handed in for legal review, or was returned: record LegalReviewRequested first.',
        { ...(one === undefined ? {} : { case: one.id }) },
      );

const aReviewIsAskedOnceAtATime: CasePolicy = (one) =>
  one?.review.status === 'REQUESTED'
    ? rejection(
        'review-pending',
        `The file is under legal review since ${one.review.at}: wait for the review, or have the file returned.`,
        { case: one.id },
      )
    : undefined;

export const requestReview = under<PenaltyCase, LegalReviewRequested>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  onlyAnInvestigatorMayState,
  aReviewIsAskedOnceAtATime,
]);

const noInvestigatorMayReview = noInvestigatorMay('review', 'reviewer-investigates');

export const returnReview = under<PenaltyCase, LegalReviewReturned>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  noInvestigatorMayReview,
  aReviewMustBeAsked,
]);

export const doReview = under<PenaltyCase, LegalReviewDone>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  noInvestigatorMayReview,
  aReviewMustBeAsked,
]);

export const holdDiscussion = under<PenaltyCase, CollectiveDiscussionHeld>([
  theCaseMustStand,
  theCaseMustAwaitItsDecision,
  noInvestigatorMay('discuss', 'investigator-decides'),
]);
