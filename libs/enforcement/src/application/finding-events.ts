import { allOf, type EventDefinition } from '@mingjing/kernel';
import {
  assessStandard,
  considerReferral,
  decideNotToFile,
  giveEducation,
  waiveOrder,
} from '../domain/finding-policies';
import { anActFollowsItsConfirmation } from '../domain/not-before';
import { noWaiverInsteadOfATransfer, waivePenalty } from '../domain/waive-penalty';
import {
  CaseNotFiled,
  EducationGiven,
  OrderWaived,
  PenaltyStandardAssessed,
  PenaltyWaived,
  ReferralConsidered,
} from '../payloads/finding-penalty';
import { RecheckFailed } from '../payloads/recheck-performed';

const row = { version: 1, stream: 'finding', visibility: 'reader' } as const;

export const findingEvents: readonly EventDefinition[] = [
  { ...row, type: 'RecheckFailed', payload: RecheckFailed, statedBy: ['ledger'] },
  { ...row, type: 'OrderWaived', payload: OrderWaived, statedBy: ['HEAD'], decide: waiveOrder },
  {
    ...row,
    type: 'PenaltyStandardAssessed',
    payload: PenaltyStandardAssessed,
    statedBy: ['LEAD', 'OFFICER', 'LEGAL'],
    decide: assessStandard,
    admit: anActFollowsItsConfirmation,
  },
  // A deputy who acts for the head can state a waiver; whether he had the power is accountability's to judge.
  {
    ...row,
    type: 'PenaltyWaived',
    payload: PenaltyWaived,
    statedBy: ['HEAD', 'DEPUTY'],
    decide: waivePenalty,
    admit: allOf(noWaiverInsteadOfATransfer, anActFollowsItsConfirmation),
  },
  {
    ...row,
    type: 'EducationGiven',
    payload: EducationGiven,
    statedBy: ['LEAD', 'OFFICER'],
    decide: giveEducation,
  },
  {
    ...row,
    type: 'CaseNotFiled',
    payload: CaseNotFiled,
    statedBy: ['HEAD'],
    decide: decideNotToFile,
    admit: anActFollowsItsConfirmation,
  },
  {
    ...row,
    type: 'ReferralConsidered',
    payload: ReferralConsidered,
    statedBy: ['HEAD'],
    decide: considerReferral,
  },
];
