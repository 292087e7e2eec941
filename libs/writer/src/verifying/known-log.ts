import type { MerkleTree } from '@mingjing/log';
import type { SealedSize } from '../sealing/seal';
import type { WriterParts } from '../writer-parts';
import { assertFits, hashLog } from './signed-log';
import type { Told } from './tell';

/**
 * A log that this process has hashed, verified and told already. Where it changes hands inside one
 * process (a node takes up the pen, or lays it down) nothing of it is read again.
 */
export interface KnownLog {
  /** Of every entry that is kept, and of nothing else. */
  readonly tree: MerkleTree;
  readonly told: Told;
}

/** The tree of the log, and what it tells where that is known; refused where it is not the one that was signed. */
export async function readLog(
  parts: WriterParts,
  sealed: SealedSize,
  known: KnownLog | undefined,
): Promise<{ readonly tree: MerkleTree; readonly told?: Told }> {
  if (known === undefined || (await parts.store.size()) !== known.tree.size) {
    return { tree: await hashLog(parts, sealed) };
  }
  assertFits(known.tree, sealed);
  return known;
}
