import { rejection, streamId, under, type Policy } from '@mingjing/kernel';
import type {
  CaseNotFiled,
  EducationGiven,
  OrderWaived,
  PenaltyStandardAssessed,
  ReferralConsidered,
} from '../payloads/finding-penalty';
import type { FindingRecord } from './finding-record';
import { refuseFindingInOpenCase } from './finding-in-acts';
import { refuseUnconfirmedFinding, refuseUnknownFinding } from './standing-findings';

export type FindingPolicy<D = unknown> = Policy<FindingRecord, D>;

export const theFindingMustBeKnown: FindingPolicy = (_record, { stream }, facts) =>
  refuseUnknownFinding(facts, streamId(stream));

export const theFindingMustBeConfirmed: FindingPolicy = (_record, { stream }, facts) =>
  refuseUnconfirmedFinding(facts, streamId(stream));

const aReachedStandardHasATier: FindingPolicy<PenaltyStandardAssessed> = (_record, { data }) =>
  data.reached && data.tier === 'NONE'
    ? rejection('tier-contradicts', 'Where the standard is reached, the tier must be LIGHT or above.', {
        tier: data.tier,
      })
    : undefined;

export const assessStandard = under<FindingRecord, PenaltyStandardAssessed>([
  theFindingMustBeConfirmed,
  aReachedStandardHasATier,
]);

export const giveEducation = under<FindingRecord, EducationGiven>([theFindingMustBeConfirmed]);

const noCaseIsUnderInvestigation: FindingPolicy = (_record, { stream }, facts) =>
  refuseFindingInOpenCase(facts, streamId(stream));

export const decideNotToFile = under<FindingRecord, CaseNotFiled>([
  theFindingMustBeConfirmed,
  noCaseIsUnderInvestigation,
]);

export const considerReferral = under<FindingRecord, ReferralConsidered>([theFindingMustBeKnown]);

export const waiveOrder = under<FindingRecord, OrderWaived>([theFindingMustBeKnown]);
