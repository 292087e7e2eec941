import { accept } from './accept';
import type { BenchLedger } from './bench-ledger';
import { asBatch, signedEntities, wireBytes } from './entity-statements';

/** Statements of one array: as many of this size as stay below 480 KiB of entries. */
const ARRAY = 500;
const OUTSTANDING = 4;
const TELL_EVERY = 100_000;

/** Accepts statements in arrays, through the writer like any others, until the log has that many entries. */
export async function grow(
  { ledger, registrar }: BenchLedger,
  size: number,
  say: (line: string) => void,
): Promise<void> {
  let under: Promise<void>[] = [];
  for (let at = ledger.writer.sealed.size; at < size; at += ARRAY) {
    const entities = signedEntities(registrar, Math.min(ARRAY, size - at));
    under.push(accept(ledger, asBatch(wireBytes(entities))));
    if (under.length === OUTSTANDING) {
      await Promise.all(under);
      under = [];
    }
    if (at % TELL_EVERY < ARRAY && at >= TELL_EVERY) say(`${String(at)} of ${String(size)} entries`);
  }
  await Promise.all(under);
}
