import { dataFolder } from '../../ledger/composition/data-folder';
import { readPen } from '../../ledger/composition/key-file';
import type { OpenLedger } from '../../ledger/composition/open-ledger';
import { EXIT, unavailable, type ExitCode } from '../failure';
import { withLedger } from '../gateway/open-alone';
import type { CliIo } from '../io';
import { openedValue } from '../vault/opened-value';
import { demandReader } from '../vault/reader';

export interface VaultReading {
  readonly data: string;
  /** Key file of whoever reads. */
  readonly key: string;
  readonly purpose: string;
  /** Only these; all where none is named. */
  readonly fields: readonly string[];
}

/**
 * What is still held of a subject, each value with the entry whose commitment it opens. The look is
 * recorded, durably, before anything is shown. Ends with 1 where nothing is held.
 */
export async function vaultRead(subject: string, asked: VaultReading, io: CliIo): Promise<ExitCode> {
  const pen = readPen(asked.key);
  return withLedger(dataFolder(asked.data), io.clock, async (ledger) => {
    demandReader(ledger, pen, io.clock());
    const all = await ledger.vault.read(subject);
    const kept = all.filter(({ field }) => asked.fields.length === 0 || asked.fields.includes(field));
    const [first] = kept;
    if (first === undefined) {
      io.out(`The vault holds nothing of ${subject}${named(asked.fields)}: never disclosed, or erased.`);
      return EXIT.no;
    }
    await record(ledger, { reader: pen.actor, subject, purpose: asked.purpose }, first.statementId);
    const values = await Promise.all(kept.map((value) => openedValue(ledger, value)));
    for (const { field, value, index, type, opens } of values) {
      const verdict = opens ? 'opens the commitment of' : 'DOES NOT OPEN the commitment of';
      io.out(`${field}: ${value}   (${verdict} entry ${index}, ${type})`);
    }
    return values.every(({ opens }) => opens) ? EXIT.done : EXIT.no;
  });
}

async function record(
  { writer }: OpenLedger,
  data: { readonly reader: string; readonly subject: string; readonly purpose: string },
  cause: string,
): Promise<void> {
  const stream = `access/${data.subject.replaceAll('/', '.')}`;
  const observation = { stream, type: 'AccessRecorded', version: 1, data, cause };
  const refused = await writer.observe(observation);
  if (refused === undefined) return;
  const { code, reason } = refused;
  throw unavailable(`The look cannot be recorded (${code}): ${reason} Nothing was read.`);
}

function named(fields: readonly string[]): string {
  return fields.length === 0 ? '' : ` under ${fields.join(', ')}`;
}
