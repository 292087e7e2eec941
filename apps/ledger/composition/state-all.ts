import type { SignedSubmission } from '@mingjing/client';
import { utf8 } from '@mingjing/kernel';
import { readSubmissions, type Receipt } from '@mingjing/writer';
import type { OpenLedger } from './open-ledger';

/** Puts statements through the ledger's own door, without HTTP; throws where one is refused. */
export async function stateAll(
  ledger: Pick<OpenLedger, 'writer'>,
  submissions: readonly SignedSubmission[],
): Promise<readonly Receipt[]> {
  const batch = readSubmissions(utf8(JSON.stringify(submissions)));
  const answer = batch.ok ? await ledger.writer.submit(batch.value) : batch;
  if (answer.ok) return answer.receipts;
  const { code, reason, facts } = answer.rejection;
  throw new Error(`Refused (${code}): ${reason} ${JSON.stringify(facts)}`);
}
