import type { Sha256 } from '@mingjing/kernel';
import { emptyRoot, nodeHash } from './hashing';

/**
 * The root of a log that is read once from first entry to last, in memory of O(log n): only the roots
 * of the complete subtrees at the right edge are kept. The verifier's tool; for proofs see MerkleTree.
 */
export class CompactRange {
  private readonly peaks: Uint8Array[] = [];
  private leaves = 0;

  constructor(private readonly sha256: Sha256) {}

  get size(): number {
    return this.leaves;
  }

  /** Adds a leaf hash (see leafHash); amortised one SHA-256. The bytes are kept, not copied. */
  append(leaf: Uint8Array): void {
    let peak = leaf;
    // Each trailing 1 bit of the old size is a subtree that this leaf completes.
    for (let rest = this.leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.peaks.pop();
      if (left === undefined) throw new Error('A compact range lost a peak');
      peak = nodeHash(this.sha256, left, peak);
    }
    this.peaks.push(peak);
    this.leaves++;
  }

  root(): Uint8Array {
    const [last, ...others] = this.peaks.toReversed();
    if (last === undefined) return emptyRoot(this.sha256);
    return others.reduce((root, left) => nodeHash(this.sha256, left, root), last);
  }
}
