import type { Sha256 } from '@mingjing/kernel';
import { demandLogSize } from './log-size';
import { rangeRoot, splitPoint, type SubtreeReader } from './subtrees';

/**
 * PATH(index, D[0:size]) of RFC 6962 §2.1.1 (RFC 9162 §2.1.3.1): the leaf's sibling first, the root's
 * child last. O(log n) reads and hashes. RangeError unless 0 ≤ index < size.
 */
export function inclusionProof(
  sha256: Sha256,
  reader: SubtreeReader,
  index: number,
  size: number,
): readonly Uint8Array[] {
  return inclusionSiblings(index, size).map(({ start, end }) => rangeRoot(sha256, reader, start, end));
}

/** Entries `start` … `end` − 1. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** The ranges of leaves over which the hashes of an inclusion proof stand, in its order. */
export function inclusionSiblings(index: number, size: number): readonly LeafRange[] {
  demandLogSize(index, 'Index');
  demandLogSize(size, 'Size');
  if (index >= size) throw new RangeError(`Entry ${String(index)} is not in a log of size ${String(size)}`);
  const siblings: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    const goesLeft = index < middle;
    siblings.push(goesLeft ? { start: middle, end } : { start, end: middle });
    if (goesLeft) end = middle;
    else start = middle;
  }
  return siblings.reverse();
}

/**
 * PROOF(oldSize, D[0:newSize]) of RFC 6962 §2.1.2 (RFC 9162 §2.1.4.1). Empty for equal sizes, and for
 * oldSize 0, for which no proof is needed (RFC 9162 defines none; tlog-witness asks for an empty one).
 * RangeError unless 0 ≤ oldSize ≤ newSize.
 */
export function consistencyProof(
  sha256: Sha256,
  reader: SubtreeReader,
  oldSize: number,
  newSize: number,
): readonly Uint8Array[] {
  demandLogSize(oldSize, 'Size');
  demandLogSize(newSize, 'Size');
  if (oldSize > newSize)
    throw new RangeError(`A log of size ${String(newSize)} was never of size ${String(oldSize)}`);
  if (oldSize === 0) return [];
  const proof: Uint8Array[] = [];
  let [start, end] = [0, newSize];
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start);
    const goesLeft = oldSize <= middle;
    proof.push(goesLeft ? rangeRoot(sha256, reader, middle, end) : rangeRoot(sha256, reader, start, middle));
    if (goesLeft) end = middle;
    else start = middle;
  }
  // Where the old tree is a complete subtree of the new one, its root is the verifier's own.
  if (start > 0) proof.push(rangeRoot(sha256, reader, start, end));
  return proof.reverse();
}
