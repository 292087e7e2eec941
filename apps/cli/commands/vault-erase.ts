import { utf8 } from '@mingjing/kernel';
import { readSubmissions } from '@mingjing/writer';
import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { withLedger } from '../gateway/open-alone';
import { given } from '../given';
import type { CliIo } from '../io';
import { signedDraft } from './complete-draft';

export interface VaultErasing {
  readonly data: string;
  /** Key file of whoever decides it. */
  readonly key: string;
  readonly cosign: readonly string[];
  readonly reason: string;
  readonly basis?: string;
}

/**
 * Destroys the personal data of a subject. The decision is stated first: nothing is destroyed that
 * nobody answered for. Where it is cut off in between, whoever opens the ledger next destroys it.
 */
export async function vaultErase(subject: string, options: VaultErasing, io: CliIo): Promise<ExitCode> {
  return withLedger(dataFolder(options.data), io.clock, async (ledger) => {
    const held = await ledger.vault.read(subject);
    if (held.length === 0) {
      io.out(`The vault holds nothing of ${subject}: never disclosed, or erased. Nothing was recorded.`);
      return EXIT.no;
    }
    const index = await state(ledger, subject, options, io);
    // Done by now; asked again, it says where the old pages could not be forgotten.
    await ledger.vault.erase(subject);
    io.out(
      `${held.length} values of ${subject} are erased, as entry ${index} says; every proof still verifies.`,
    );
    io.err('Backups of vault.db that were made before still hold them: destroy those too.');
    return EXIT.done;
  });
}

async function state(
  { writer, origin }: OpenLedger,
  subject: string,
  { key, cosign, reason, basis }: VaultErasing,
  io: CliIo,
): Promise<number> {
  const id = Buffer.from(io.random(16)).toString('hex');
  const data = { subject, reason, ...given({ basis }) };
  const draft = { type: 'VaultErased', stream: `erasure/${id}`, data };
  const signed = signedDraft(draft, { origin, pen: readPen(key), cosigners: cosign.map(readPen) }, io);
  const batch = readSubmissions(utf8(JSON.stringify([signed])));
  const answer = batch.ok ? await writer.submit(batch.value) : batch;
  const [receipt] = answer.ok ? answer.receipts : [];
  if (receipt !== undefined) return receipt.index;
  const why = answer.ok ? '' : ` (${answer.rejection.code}): ${answer.rejection.reason}`;
  throw new CliFailure(`The ledger refused it${why} Nothing was erased.`, EXIT.no);
}
