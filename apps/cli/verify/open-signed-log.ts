import { equalBytes, ok, readEntry, refused, rejection, type Rejection, type Result } from '@mingjing/kernel';
import {
  HASH_BYTES,
  TILE_WIDTH,
  formatTilePath,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  portableVerify,
  verifiersOf,
  type Checkpoint,
  type EntryBundle,
  type VerifierKey,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { LogSource } from '../log/log-source';
import { FaultFound } from './verdict';

/** A log as its checkpoint and its entry 0 claim it to be; what it announces later is settled when it was read. */
export interface ClaimedLog {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed checkpoint, verbatim. */
  readonly note: string;
  /** The key that entry 0 names. */
  readonly logKey: string;
}

/**
 * The checkpoint, under the key that entry 0 names or the one that the reader has from elsewhere, unless
 * another key signed it: then the log must have announced that key, which only its entries can show
 * (`settleTrust`). A line by a known key that does not hold is refused at once. Throws FaultFound.
 */
export async function openClaimedLog(source: LogSource, known?: string): Promise<ClaimedLog> {
  const { note, size, root } = await claimedCheckpoint(source);
  const bundle: EntryBundle = { kind: 'entries', index: 0, width: Math.min(size, TILE_WIDTH) };
  const path = formatTilePath(bundle);
  const entries = await source.entries(bundle);
  if (!entries.ok) throw new FaultFound({ index: 0, path, rejection: entries.rejection });
  const entry0 = entries.value[0] ?? new Uint8Array();
  const opening = openingOf(entry0);
  if (!opening.ok) throw new FaultFound({ index: 0, path, rejection: opening.rejection });
  const { origin, logKey, key } = opening.value;
  const given = known === undefined ? undefined : parseVerifierKey(sha256, known);
  const keys = given?.ok === true ? [key, given.value] : [key];
  const opened = openCheckpoint(note, { origin, log: verifiersOf(keys, portableVerify), witnesses: [] });
  if (opened.ok) return { origin, logKey, note, size, root };
  if (!(await isUnderTheTile(source, entry0, bundle.width)))
    throw new FaultFound({ index: 0, path, rejection: ENTRY_0_DIFFERS });
  if (!UNKNOWN_KEY.has(opened.rejection.code)) throw inCheckpoint(opened.rejection);
  return { origin, logKey, note, size, root };
}

/** What is refused for want of a known key: others may be announced further on. */
const UNKNOWN_KEY: ReadonlySet<string> = new Set(['no-known-signature', 'other-log-key']);

async function claimedCheckpoint(
  source: LogSource,
): Promise<{ readonly note: string; readonly size: number; readonly root: Uint8Array }> {
  const note = await source.checkpoint();
  if (note === null) throw inCheckpoint(rejection('checkpoint-missing', 'There is no checkpoint.'));
  const claimed = claimIn(note);
  if (!claimed.ok) throw inCheckpoint(claimed.rejection);
  const { size, root } = claimed.value;
  return { note, size, root };
}

/** What an unverified checkpoint claims; its size is 1 or more. */
function claimIn(note: string): Result<Checkpoint> {
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint.ok) return checkpoint;
  return checkpoint.value.size > 0
    ? checkpoint
    : refused('log-empty', 'The checkpoint is one over no entry at all.');
}

interface Opening {
  readonly origin: string;
  readonly logKey: string;
  readonly key: VerifierKey;
}

function openingOf(bytes: Uint8Array): Result<Opening> {
  const entry = readEntry(bytes);
  if (!entry.ok) return entry;
  const { type, data } = entry.value.statement;
  const { origin, logKey } = data;
  if (type !== 'LedgerOpened' || typeof origin !== 'string' || typeof logKey !== 'string') {
    return refused('not-opened', 'Entry 0 does not open a ledger: nothing says whose log this is.', { type });
  }
  const key = parseVerifierKey(sha256, logKey);
  return key.ok ? ok({ origin, logKey, key: key.value }) : key;
}

/** Whether the copy's own first tile vouches for its entry 0: then the checkpoint is what was changed. */
async function isUnderTheTile(source: LogSource, entry0: Uint8Array, width: number): Promise<boolean> {
  const tile = await source.tile({ kind: 'hashes', level: 0, index: 0, width });
  return tile === null || equalBytes(tile.subarray(0, HASH_BYTES), leafHash(sha256, entry0));
}

export function inCheckpoint(why: Rejection): FaultFound {
  return new FaultFound({ path: 'checkpoint', rejection: why });
}

const ENTRY_0_DIFFERS: Rejection = {
  code: 'entry-differs',
  reason: 'Entry 0, which names the key of the log, is not the one that the log was hashed with.',
  facts: {},
};
