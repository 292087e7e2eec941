import type { SignedSubmission } from '@mingjing/client';
import type { Rejection } from '@mingjing/kernel';
import { CliFailure, EXIT } from '../failure';
import type { Gateway } from '../gateway/gateway';
import type { ImportPlan } from './plan-import';
import type { SoundRow } from './read-rows';

/**
 * Sends an import page by page, then its completion. What stands already is answered with its first
 * receipt. Throws CliFailure with the line that the ledger refused; rows sent before it stand, but
 * are in effect only with the completion.
 */
export async function sendImport(
  gateway: Gateway,
  plan: ImportPlan,
  rows: readonly SoundRow[],
  onProgress: (rows: number) => void,
): Promise<void> {
  for (const file of plan.files) await gateway.putFile(file);
  for (const { from, ahead, submissions } of plan.pages()) {
    const first = from - ahead;
    await send(gateway, submissions, (why) => refusal(why, lineOf(rows, first, why)));
    onProgress(first + submissions.length - 1);
  }
  await send(gateway, [plan.completion()], (why) => refusal(why, undefined));
}

async function send(
  gateway: Gateway,
  submissions: readonly SignedSubmission[],
  failure: (why: Rejection) => CliFailure,
): Promise<void> {
  const answer = await gateway.submit(submissions);
  if (!answer.ok) throw failure(answer.rejection);
}

function lineOf(rows: readonly SoundRow[], from: number, { facts }: Rejection): number | undefined {
  const position = facts['position'];
  return typeof position === 'number' ? rows[from - 1 + position]?.line : undefined;
}

function refusal({ code, reason }: Rejection, line: number | undefined): CliFailure {
  const where = line === undefined ? 'The ledger refused the import' : `The ledger refused line ${line}`;
  return new CliFailure(`${where} (${code}): ${reason}${CONSEQUENCE[code] ?? UNFINISHED}`, EXIT.no);
}

const UNFINISHED =
  ' Nothing of the file is in effect until the import is completed: put right what is in the way, then run it again to go on.';
const CONSEQUENCE: Readonly<Record<string, string>> = {
  'id-reused':
    ' Rows of this file were sent before from another place, whose journal holds the salts: go on there, or close the import over the rows that stand (mingjing import close).',
};
