import type { EventDefinition } from '@mingjing/kernel';
import { confirmViolation } from '../domain/confirm-violation';
import { closeFinding, dismissFinding, mergeFinding, withdrawFinding } from '../domain/settle-finding';
import {
  FindingClosed,
  FindingDismissed,
  FindingMerged,
  FindingWithdrawn,
  ViolationConfirmed,
} from '../payloads/finding-answers';
import { FindingOpened } from '../payloads/finding-opened';

/** Not sealed: the visit has begun, so its entity knows that it was drawn. */
const finding = { version: 1, stream: 'finding', visibility: 'reader' } as const;
const officers = ['LEAD', 'OFFICER'] as const;

export const findingEvents: readonly EventDefinition[] = [
  {
    ...finding,
    type: 'FindingOpened',
    payload: FindingOpened,
    statedBy: ['ledger'],
  },
  {
    ...finding,
    type: 'ViolationConfirmed',
    payload: ViolationConfirmed,
    statedBy: officers,
    cosignedBy: officers,
    decide: confirmViolation,
  },
  {
    ...finding,
    type: 'FindingDismissed',
    payload: FindingDismissed,
    statedBy: officers,
    decide: dismissFinding,
  },
  {
    ...finding,
    type: 'FindingMerged',
    payload: FindingMerged,
    statedBy: officers,
    decide: mergeFinding,
  },
  {
    ...finding,
    type: 'FindingClosed',
    payload: FindingClosed,
    statedBy: ['LEAD', 'OFFICER', 'HEAD'],
    decide: closeFinding,
  },
  {
    ...finding,
    type: 'FindingWithdrawn',
    payload: FindingWithdrawn,
    statedBy: ['HEAD'],
    decide: withdrawFinding,
  },
];
