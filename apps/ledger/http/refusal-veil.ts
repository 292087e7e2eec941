import { NO_SUCH_TASK } from '@mingjing/draw/contracts';
import { readingRoles } from '@mingjing/governance/contracts';
import type { Facts, Rejection, Statement } from '@mingjing/kernel';
import { sightOfTasks } from './who-may-read';
import { tasksNamedIn, tasksOfStream } from './tasks-told';

/**
 * A refusal answers a question: "visit not approved" says that there is a visit. Whoever states
 * something of a task that he may not know of, by the roles that he holds `now`, learns one thing
 * whatever the reason was: that there is none, or that it is sealed. What was refused before the log
 * was asked is said as it is.
 */
export function veiled(
  why: Rejection,
  statements: readonly Statement[],
  facts: Facts,
  now: number,
): Rejection {
  // One statement of an array can probe for another, also by where the array was refused.
  const asked = statements.length === 1 ? BEFORE_THE_STREAM : BEFORE_THE_LOG;
  if (asked.has(why.code)) return why;
  const isUnseen = statements.some((statement) => concernsTheUnseen(statement, facts, now));
  return isUnseen ? NO_SUCH_TASK : why;
}

function concernsTheUnseen({ actor, stream, data }: Statement, facts: Facts, now: number): boolean {
  const reader = { actor, roles: readingRoles(facts, actor, now) };
  const tasks = [...tasksOfStream(stream, facts), ...tasksNamedIn(data, facts)];
  return sightOfTasks(tasks, reader, facts) === 'closed';
}

/** Of the whole array, before any of it is decided. */
const BEFORE_THE_LOG: ReadonlySet<string> = new Set([
  ...['other-ledger', 'attestation-not-configured', 'signature-invalid'],
  ...['clock-behind', 'witness-not-configured', 'not-witnessed', 'ledger-stopped'],
  ...['behind-witness', 'witness-unconfirmed', 'witness-overdue', 'keeper-away'],
]);

/** Of one statement, before its stream is looked at (record.md, submission: the order of the checks). */
const BEFORE_THE_STREAM: ReadonlySet<string> = new Set([
  ...BEFORE_THE_LOG,
  ...['key-unknown', 'key-of-another', 'key-revoked', 'key-not-yet-valid', 'cosigner-missing', 'id-reused'],
  ...['disclosure-missing', 'disclosure-unknown', 'disclosure-wrong', 'file-missing', 'file-wrong'],
]);
