import { rejection, under, type Facts, type Policy } from '@mingjing/kernel';
import type { LateEntryReasonGiven, LateStatementAdmitted } from '../payloads/late-entries';
import { admittedOriginal } from './admitted-original';
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

/** Its bytes are what was signed: the canonical text of one statement that was meant for this ledger. */
const theOriginalIsAStatementOfThisLedger: Policy<unknown, LateStatementAdmitted> = (
  _state,
  { data: { original } },
  facts,
) =>
  admittedOriginal({ original })?.ledger === facts.ledger
    ? undefined
    : rejection(
        'original-unreadable',
        'The original is not the signed text of a statement for this ledger: hand in its exact bytes.',
      );

/** record.md, Keys: another person may enter it; his own word is worth no more than before. */
const anotherPersonEntersIt: Policy<unknown, LateStatementAdmitted> = (
  _state,
  { actor, data: { original } },
) =>
  admittedOriginal({ original })?.actor === actor
    ? rejection(
        'admits-own-statement',
        `${actor} signed the original: another person must enter what came too late for its key.`,
        { actor },
      )
    : undefined;

export const admitStatement = under<unknown, LateStatementAdmitted>([
  opensItsStream,
  theOriginalIsAStatementOfThisLedger,
  anotherPersonEntersIt,
]);
