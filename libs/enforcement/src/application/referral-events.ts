import type { EventDefinition } from '@mingjing/kernel';
import {
  anAnswerFollowsTheSuspicion,
  anAnswerFollowsTheTransfer,
  aTransferFollowsItsApproval,
} from '../domain/not-before';
import {
  approveReferral,
  receiveReceipt,
  recordPoliceDecision,
  refuseReferral,
  returnByProsecutor,
  returnTransfer,
  suspectCrime,
  transferCase,
} from '../domain/referral-policies';
import {
  CaseTransferred,
  CrimeSuspected,
  PoliceDecision,
  ReceiptReceived,
  ReferralApproved,
  ReferralRefused,
  ReturnedByProsecutor,
  TransferReturned,
} from '../payloads/referral';

const row = { version: 1, stream: 'referral', visibility: 'reader' } as const;
const officers = ['LEAD', 'OFFICER'] as const;
const handlers = ['HEAD', 'LEGAL', 'ENTRY', ...officers] as const;

export const referralEvents: readonly EventDefinition[] = [
  { ...row, type: 'CrimeSuspected', payload: CrimeSuspected, statedBy: officers, decide: suspectCrime },
  {
    ...row,
    type: 'ReferralApproved',
    payload: ReferralApproved,
    statedBy: ['HEAD'],
    decide: approveReferral,
    admit: anAnswerFollowsTheSuspicion,
  },
  {
    ...row,
    type: 'ReferralRefused',
    payload: ReferralRefused,
    statedBy: ['HEAD'],
    decide: refuseReferral,
    admit: anAnswerFollowsTheSuspicion,
  },
  {
    ...row,
    type: 'CaseTransferred',
    payload: CaseTransferred,
    statedBy: ['HEAD', ...officers],
    decide: transferCase,
    admit: aTransferFollowsItsApproval,
  },
  {
    ...row,
    type: 'ReceiptReceived',
    payload: ReceiptReceived,
    statedBy: handlers,
    decide: receiveReceipt,
    admit: anAnswerFollowsTheTransfer,
  },
  {
    ...row,
    type: 'TransferReturned',
    payload: TransferReturned,
    statedBy: handlers,
    decide: returnTransfer,
    admit: anAnswerFollowsTheTransfer,
  },
  {
    ...row,
    type: 'PoliceDecision',
    payload: PoliceDecision,
    statedBy: handlers,
    decide: recordPoliceDecision,
    admit: anAnswerFollowsTheTransfer,
  },
  {
    ...row,
    type: 'ReturnedByProsecutor',
    payload: ReturnedByProsecutor,
    statedBy: handlers,
    decide: returnByProsecutor,
    admit: anAnswerFollowsTheTransfer,
  },
];
