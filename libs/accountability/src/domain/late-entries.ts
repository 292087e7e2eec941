import { rejection, under, type Facts, type Policy } from '@mingjing/kernel';
import type { LateEntryReasonGiven } from '../payloads/late-entries';
import { opensItsStream } from './single-statements';

/** Statements whose lateness has an approved reason: `lateReason` <statement id>. */
export const LATE_REASON_TABLE = 'lateReason';

const anotherPersonMustApprove: Policy<unknown, LateEntryReasonGiven> = (_state, { cosigners = [] }) =>
  cosigners.length > 0
    ? undefined
    : rejection(
        'approver-missing',
        'The reason of a late entry is approved by another person: the approver must sign too.',
      );

const aReasonIsGivenOnce: Policy<unknown, LateEntryReasonGiven> = (_state, { data }, facts) =>
  hasApprovedReason(facts, data.target)
    ? rejection('reason-given', `The lateness of ${data.target} has an approved reason already.`, {
        target: data.target,
      })
    : undefined;

/** Whether another person has approved why the statement was entered late. */
export function hasApprovedReason(facts: Facts, statement: string): boolean {
  return facts.get(LATE_REASON_TABLE, statement) !== undefined;
}

export const giveReason = under<unknown, LateEntryReasonGiven>([
  opensItsStream,
  anotherPersonMustApprove,
  aReasonIsGivenOnce,
]);
