import type { Sha256 } from '@mingjing/kernel';
import { emptyRoot, nodeHash } from './hashing';

/**
 * The only door to stored hashes. `subtree(level, index)` is the hash of the complete subtree over the
 * leaves index·2^level … (index + 1)·2^level − 1; level 0 is the leaf hashes.
 * Promise: 32 bytes that the reader may keep; a hash that is not there is an exception, never a guess.
 */
export interface SubtreeReader {
  subtree(level: number, index: number): Uint8Array;
}

/** The largest power of two below n, for n ≥ 2: where RFC 6962 §2.1 splits a tree of n leaves. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The level of the largest complete subtree that starts at `start` and ends at or before `end`. */
function levelAt(start: number, end: number): number {
  let level = 0;
  let width = 2;
  while (start % width === 0 && start + width <= end) {
    level++;
    width *= 2;
  }
  return level;
}

/** Complete subtrees that cover [start, end) from left to right: at most two per bit of the size. */
export function completeSubtrees(start: number, end: number): readonly { level: number; index: number }[] {
  const parts = [];
  for (let at = start; at < end;) {
    const level = levelAt(at, end);
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** MTH(D[start:end]) of RFC 6962 §2.1, for a range that the tree's own splits can give. O(log n). */
export function rangeRoot(sha256: Sha256, reader: SubtreeReader, start: number, end: number): Uint8Array {
  let root: Uint8Array | null = null;
  for (const { level, index } of completeSubtrees(start, end).toReversed()) {
    const left = reader.subtree(level, index);
    root = root === null ? left : nodeHash(sha256, left, root);
  }
  return root ?? emptyRoot(sha256);
}
