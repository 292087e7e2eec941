import type { SubmittedBatch } from '@mingjing/writer';
import type { OpenLedger } from '../../apps/ledger/composition/open-ledger';

/** Hands a batch to the writer and waits until it is sealed; a refusal would make the figures worthless. */
export async function accept({ writer }: Pick<OpenLedger, 'writer'>, batch: SubmittedBatch): Promise<void> {
  const answer = await writer.submit(batch);
  if (!answer.ok) throw new Error(`Refused (${answer.rejection.code}): ${answer.rejection.reason}`);
}
