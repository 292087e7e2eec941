import { ok, refused, type Result, type Sha256 } from '@mingjing/kernel';
import { leafHash } from './hashing';
import { openCheckpoint, type CheckpointTrust, type OpenedCheckpoint } from './open-checkpoint';
import { parseTlogProof } from './tlog-proof';
import { verifyInclusion } from './verify';

export interface ProvenEntry {
  readonly index: number;
  readonly checkpoint: OpenedCheckpoint;
}

/**
 * tlog-proof, Verifying: the leaf hash of the entry's bytes, the checkpoint with the log's signature and the
 * known witnesses' cosignatures, then the path. Offline, and with nothing but `trust`. Times and the number of
 * witnesses are left to the reader's policy.
 * Refusals: those of parseTlogProof and openCheckpoint, and `not-included`.
 */
export function verifyTlogProof(
  sha256: Sha256,
  proof: string,
  entry: Uint8Array,
  trust: CheckpointTrust,
): Result<ProvenEntry> {
  const parsed = parseTlogProof(proof);
  if (!parsed.ok) return parsed;
  const { index, path } = parsed.value;
  const opened = openCheckpoint(parsed.value.checkpoint, trust);
  if (!opened.ok) return opened;
  const { size, root } = opened.value;
  if (!verifyInclusion(sha256, { leaf: leafHash(sha256, entry), index, size, root, path })) {
    const reason = `The proof does not show these bytes as entry ${String(index)} of the log's first ${String(size)}.`;
    return refused('not-included', reason, { index, size });
  }
  return ok({ index, checkpoint: opened.value });
}
