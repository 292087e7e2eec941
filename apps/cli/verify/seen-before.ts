import { equalBytes, refused, rejection, toHex, type Rejection, type Result } from '@mingjing/kernel';
import {
  openCheckpoint,
  parseTlogProof,
  TLOG_PROOF_HEADER,
  type CheckpointTrust,
  type OpenedCheckpoint,
} from '@mingjing/log';

/**
 * A checkpoint that the reader kept from before: its note, or a proof that holds it. It must bear the same log's
 * signature, or it proves nothing against this copy.
 */
export function openSeenBefore(text: string, trust: CheckpointTrust): Result<OpenedCheckpoint> {
  if (!text.startsWith(`${TLOG_PROOF_HEADER}\n`)) return named(openCheckpoint(text, trust));
  const proof = parseTlogProof(text);
  return proof.ok ? named(openCheckpoint(proof.value.checkpoint, trust)) : named(proof);
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
