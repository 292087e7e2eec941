import { rejection, under, type Admission, type Facts, type Policy } from '@mingjing/kernel';
import type { LateEntryReasonGiven } from '../payloads/late-entries';
import { approves, signersOf } from './named-statement';
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
    ? rejection(
        'reason-given',
        `The lateness of ${data.target} has an approved reason already, and takes one: state no second.`,
        { target: data.target },
      )
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

/** A new reason is held against the act that came late (docs/adr/0017): whoever signed that approves nothing of it. */
export const admitReason: Admission<unknown, LateEntryReasonGiven> = (_state, statement, facts, named) => {
  const { target } = statement.data;
  const late = named(target);
  if (late === undefined) {
    return rejection(
      'target-not-recorded',
      `The log holds no statement ${target}: enter the late act first, and name its id.`,
      { target },
    );
  }
  const signers = signersOf(late.statement);
  return statement.cosigners?.some((one) => !signers.includes(one) && approves(facts, one)) === true
    ? undefined
    : rejection(
        'approver-signed-target',
        `Whoever approves may not have signed ${target} himself: ask another head, deputy or legal reviewer.`,
        { target },
      );
};
