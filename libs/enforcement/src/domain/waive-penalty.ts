import { holdsRole } from '@mingjing/governance/contracts';
import { rejection, streamId, under, type Facts } from '@mingjing/kernel';
import type { PenaltyWaived, WaiverCode } from '../payloads/finding-penalty';
import {
  openCaseOf,
  openReferralOf,
  referralsOf,
  refuseReferredFinding,
  type ReferralOfFinding,
} from './finding-in-acts';
import { theFindingMustBeConfirmed, type FindingPolicy } from './finding-policies';
import type { FindingRecord } from './finding-record';
import { reviewRequired, supportsDecision } from './legal-review';
import { educationOf, reviewOf } from './named-acts';
import { penaltyCaseOf } from './penalty-case';
import { entityOfFinding } from './standing-findings';

type WaiverPolicy = FindingPolicy<PenaltyWaived>;

const anOfficerMustHaveProposedIt: WaiverPolicy = (_record, { data, actor }, facts) => {
  const { proposal } = data;
  if (proposal === actor) {
    return rejection(
      'proposer-decides',
      `${actor} cannot decide on a waiver that he proposes himself: let another head decide, or name the officer who proposes it.`,
      { proposal },
    );
  }
  return holdsRole(facts, proposal, 'OFFICER') || holdsRole(facts, proposal, 'LEAD')
    ? undefined
    : rejection(
        'proposer-not-officer',
        `${proposal} is no officer, and a waiver is proposed by an officer: name him.`,
        { proposal },
      );
};

/** Penalty Law Art. 33(3) for a first violation: the education stands on this finding, or on another of the entity. */
const aFirstViolationMustBeEducated: WaiverPolicy = (record, { data, stream }, facts) => {
  const { code, education } = data;
  if (education !== undefined && !isEducationOfTheEntity(facts, education, streamId(stream))) {
    return rejection(
      'education-unknown',
      `No education ${education} was given to this entity: record EducationGiven first, or correct the id.`,
      { education },
    );
  }
  return code !== 'W33b' || education !== undefined || (record?.educations.length ?? 0) > 0
    ? undefined
    : rejection(
        'education-missing',
        'A first violation is waived only with education (Art. 33): record EducationGiven first.',
      );
};

function isEducationOfTheEntity(facts: Facts, education: string, finding: string): boolean {
  const other = educationOf(facts, education);
  return other === finding || (other !== undefined && sameEntity(facts, other, finding));
}

function sameEntity(facts: Facts, one: string, other: string): boolean {
  const entity = entityOfFinding(facts, one);
  return entity !== undefined && entity === entityOfFinding(facts, other);
}

const aNamedReviewMustAgree: WaiverPolicy = (_record, { data }, facts) => {
  if (data.review === undefined) return undefined;
  const review = reviewOf(facts, data.review);
  if (review === undefined) {
    return rejection(
      'review-unknown',
      `There is no legal review ${data.review}: name one that was recorded.`,
      { review: data.review },
    );
  }
  return supportsDecision(review.opinion)
    ? undefined
    : rejection(
        'review-disagreed',
        `The legal review ${data.review} disagrees: change the file and ask for a review again.`,
        { review: data.review },
      );
};

/** A case that may not be decided without legal review may not be waived away without it either. */
const aCaseUnderReviewIsNotWaivedWithoutIt: WaiverPolicy = (_record, { data, stream, occurredAt }, facts) => {
  const open = openCaseOf(facts, streamId(stream));
  const penaltyCase = open === undefined ? undefined : penaltyCaseOf(facts, open);
  if (penaltyCase === undefined || !reviewRequired(penaltyCase, facts, occurredAt)) return undefined;
  const named = data.review === undefined ? undefined : reviewOf(facts, data.review);
  return named?.case === open
    ? undefined
    : rejection(
        'review-missing',
        `The finding is under investigation in case ${penaltyCase.id}, and its waiver needs that case's legal review: name it.`,
        { case: penaltyCase.id },
      );
};

const onlyAReceiptMakesATransferAWaiver: WaiverPolicy = (_record, { data, stream }, facts) =>
  data.code !== 'W-TRANSFER' ||
  referralsOf(facts, streamId(stream)).some((one) => one.stage === 'RECEIVED' && one.kind === 'DEPARTMENT')
    ? undefined
    : rejection(
        'transfer-without-receipt',
        'No other department has confirmed the receipt of a transfer: record its receipt first.',
      );

/**
 * What a transfer itself ends in: another department has received the matter, or the police took it on and a
 * judgment stands on it (domain handbook, §2.4).
 */
function isEndOfTransfer(code: WaiverCode, { kind, stage }: ReferralOfFinding): boolean {
  return code === 'W-TRANSFER'
    ? kind === 'DEPARTMENT' && stage === 'RECEIVED'
    : code === 'W-LAW' && kind === 'POLICE' && stage === 'FILED';
}

/** Nor is it waived away while others have it. Asked of new waivers only (docs/adr/0017). */
export const noWaiverInsteadOfATransfer: WaiverPolicy = (_record, { data, stream }, facts) => {
  const finding = streamId(stream);
  const open = openReferralOf(facts, finding);
  return open !== undefined && isEndOfTransfer(data.code, open)
    ? undefined
    : refuseReferredFinding(facts, finding);
};

export const waivePenalty = under<FindingRecord, PenaltyWaived>([
  theFindingMustBeConfirmed,
  anOfficerMustHaveProposedIt,
  aNamedReviewMustAgree,
  aFirstViolationMustBeEducated,
  aCaseUnderReviewIsNotWaivedWithoutIt,
  onlyAReceiptMakesATransferAWaiver,
]);
