import {
  equalBytes,
  ok,
  refused,
  rejection,
  toHex,
  type NamedLogKey,
  type Rejection,
  type Result,
} from '@mingjing/kernel';
import {
  logKeysAt,
  openCheckpoint,
  parseCheckpoint,
  parseTlogProof,
  portableVerify,
  TLOG_PROOF_HEADER,
  verifiersOf,
  type OpenedCheckpoint,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';

/**
 * A checkpoint that the reader kept from before: its note, or a proof that holds it. It must bear the line of a key
 * that the log had in force at its size, or it proves nothing against this copy.
 */
export function openSeenBefore(
  text: string,
  origin: string,
  keys: readonly NamedLogKey[],
): Result<OpenedCheckpoint> {
  const claimed = claimSeenBefore(text);
  if (!claimed.ok) return named(claimed);
  const { note, size } = claimed.value;
  const log = verifiersOf(logKeysAt(sha256, keys, size), portableVerify);
  return named(openCheckpoint(note, { origin, log, witnesses: [] }));
}

export interface ClaimedBefore {
  readonly note: string;
  readonly size: number;
}

/** What a kept text claims, nobody having looked at its signature. Refusals: those of parsing a proof, note or checkpoint. */
export function claimSeenBefore(text: string): Result<ClaimedBefore> {
  const proof = text.startsWith(`${TLOG_PROOF_HEADER}\n`) ? parseTlogProof(text) : undefined;
  if (proof !== undefined && !proof.ok) return proof;
  const note = proof?.value.checkpoint ?? text;
  const claimed = parseCheckpoint(note);
  return claimed.ok ? ok({ note, size: claimed.value.size }) : claimed;
}

/** Why this log is not the one that was seen before; undefined where it has only grown. */
export function contradiction(
  seen: OpenedCheckpoint,
  size: number,
  rootAt: (size: number) => Uint8Array,
): Rejection | undefined {
  const facts = { seen: seen.size, size };
  if (seen.size > size) {
    const reason = `A checkpoint over ${String(seen.size)} entries was signed and kept, and this log ends at ${String(size)}: it was cut, or is another history. Keep both as evidence.`;
    return rejection('log-shorter', reason, facts);
  }
  const found = rootAt(seen.size);
  if (equalBytes(found, seen.root)) return undefined;
  const reason = `Two histories were signed: the first ${String(seen.size)} entries of this log hash to ${toHex(found)}, and the checkpoint that was kept says ${toHex(seen.root)}. Keep both as evidence.`;
  return rejection('split-view', reason, facts);
}

function named<T>(opened: Result<T>): Result<T> {
  if (opened.ok) return opened;
  const { code, reason, facts } = opened.rejection;
  return refused(code, `The checkpoint that was kept: ${reason}`, facts);
}
