import { equalBytes, ok, readEntry, refused, rejection, type Rejection, type Result } from '@mingjing/kernel';
import {
  HASH_BYTES,
  TILE_WIDTH,
  formatTilePath,
  leafHash,
  noteVerifier,
  openByPolicy,
  openCheckpoint,
  parseCheckpointText,
  parseNote,
  parseVerifierKey,
  portableVerify,
  type CheckpointTrust,
  type EntryBundle,
  type OpenedCheckpoint,
  type VerifierKey,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import type { LogSource } from '../log/log-source';
import { openSeenBefore } from './seen-before';
import { FaultFound } from './verdict';
import type { VerifyOptions } from './verify-options';

/** A log whose checkpoint bears the signature of its own key. */
export interface SignedLog {
  readonly checkpoint: OpenedCheckpoint;
  readonly logKey: string;
  /** What the reader saw before, if he kept it. */
  readonly seenBefore?: OpenedCheckpoint;
}

/**
 * The checkpoint under the key that entry 0 names. Entry 0 can name any key: only a key that the
 * reader has from elsewhere (`logKey`) proves whose log it is. Throws FaultFound.
 */
export async function openSignedLog(source: LogSource, options: Asked): Promise<SignedLog> {
  const { note, size } = await claimedCheckpoint(source);
  const bundle: EntryBundle = { kind: 'entries', index: 0, width: Math.min(size, TILE_WIDTH) };
  const path = formatTilePath(bundle);
  const entries = await source.entries(bundle);
  if (!entries.ok) throw new FaultFound({ index: 0, path, rejection: entries.rejection });
  const entry0 = entries.value[0] ?? new Uint8Array();
  const opening = openingOf(entry0, options.logKey);
  if (!opening.ok) throw new FaultFound({ index: 0, path, rejection: opening.rejection });
  const { origin, logKey } = opening.value;
  const verifier = noteVerifier(opening.value.key, portableVerify);
  const trust = { origin, log: verifier === null ? [] : [verifier], witnesses: [] };
  const checkpoint = openCheckpoint(note, trust);
  if (checkpoint.ok) return { logKey, ...asAsked(note, checkpoint.value, opening.value.key, trust, options) };
  if (await isUnderTheTile(source, entry0, bundle.width)) throw inCheckpoint(checkpoint.rejection);
  throw new FaultFound({ index: 0, path, rejection: ENTRY_0_DIFFERS });
}

type Asked = Pick<VerifyOptions, 'logKey' | 'policy' | 'seenBefore'>;

/** The cosignatures that the reader's policy asks for, and what he kept from before. Throws FaultFound. */
function asAsked(
  note: string,
  checkpoint: OpenedCheckpoint,
  key: VerifierKey,
  trust: CheckpointTrust,
  { policy, seenBefore }: Asked,
): Omit<SignedLog, 'logKey'> {
  const witnessed = policy === undefined ? ok(checkpoint) : openByPolicy(note, policy, portableVerify, [key]);
  if (!witnessed.ok) throw inCheckpoint(witnessed.rejection);
  if (seenBefore === undefined) return { checkpoint: witnessed.value };
  const seen = openSeenBefore(seenBefore, trust);
  if (!seen.ok) throw inCheckpoint(seen.rejection);
  return { checkpoint: witnessed.value, seenBefore: seen.value };
}

async function claimedCheckpoint(
  source: LogSource,
): Promise<{ readonly note: string; readonly size: number }> {
  const note = await source.checkpoint();
  if (note === null) throw inCheckpoint(rejection('checkpoint-missing', 'There is no checkpoint.'));
  const size = sizeOf(note);
  if (!size.ok) throw inCheckpoint(size.rejection);
  return { note, size: size.value };
}

/** The size that an unverified checkpoint claims, 1 or more. */
function sizeOf(note: string): Result<number> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const checkpoint = parseCheckpointText(parsed.value.text);
  if (!checkpoint.ok) return checkpoint;
  return checkpoint.value.size > 0
    ? ok(checkpoint.value.size)
    : refused('log-empty', 'The checkpoint is one over no entry at all.');
}

interface Opening {
  readonly origin: string;
  readonly logKey: string;
  readonly key: VerifierKey;
}

function openingOf(bytes: Uint8Array, known: string | undefined): Result<Opening> {
  const entry = readEntry(bytes);
  if (!entry.ok) return entry;
  const { type, data } = entry.value.statement;
  const { origin, logKey } = data;
  if (type !== 'LedgerOpened' || typeof origin !== 'string' || typeof logKey !== 'string') {
    return refused('not-opened', 'Entry 0 does not open a ledger: nothing says whose log this is.', { type });
  }
  if (known !== undefined && known !== logKey) {
    return refused('other-log-key', `Entry 0 names the log key ${logKey}, not the one that was given.`, {
      given: known,
      found: logKey,
    });
  }
  const key = parseVerifierKey(sha256, logKey);
  return key.ok ? ok({ origin, logKey, key: key.value }) : key;
}

/** Whether the copy's own first tile vouches for its entry 0: then the checkpoint is what was changed. */
async function isUnderTheTile(source: LogSource, entry0: Uint8Array, width: number): Promise<boolean> {
  const tile = await source.tile({ kind: 'hashes', level: 0, index: 0, width });
  return tile === null || equalBytes(tile.subarray(0, HASH_BYTES), leafHash(sha256, entry0));
}

function inCheckpoint(why: Rejection): FaultFound {
  return new FaultFound({ path: 'checkpoint', rejection: why });
}

const ENTRY_0_DIFFERS: Rejection = {
  code: 'entry-differs',
  reason: 'Entry 0, which names the key of the log, is not the one that the log was hashed with.',
  facts: {},
};
