import { equalBytes, type Sha256 } from '@mingjing/kernel';
import { emptyRoot, HASH_BYTES, nodeHash } from './hashing';
import { Climb } from './climb';
import { isLogSize } from './log-size';

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** Sibling first, 32 bytes each. */
  readonly path: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * RFC 9162 §2.1.3.2: true only if `leaf` (a leaf hash) stands at `index` in the tree of `size` leaves with
 * that root. Sizes and indexes out of range and paths of any other length are false, never an exception.
 */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  const { leaf, index, size, root, path } = claim;
  if (!isLogSize(index) || !isLogSize(size) || index >= size) return false;
  if (![leaf, root, ...path].every(isHash)) return false;
  const climb = new Climb(index, size - 1);
  let hash = leaf;
  for (const sibling of path) {
    if (climb.atTop) return false;
    hash = climb.siblingIsLeft ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling);
    climb.up();
  }
  return climb.atTop && equalBytes(hash, root);
}

/**
 * RFC 9162 §2.1.4.2: true only if the tree of `newSize` begins with the very leaves of the tree of
 * `oldSize`. Equal sizes: an empty proof and equal roots. Old size 0: an empty proof and the empty root,
 * for the empty tree is consistent with every tree. A new size below the old one is false.
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (!isLogSize(oldSize) || !isLogSize(newSize) || oldSize > newSize) return false;
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false;
  if (oldSize === 0 && !equalBytes(oldRoot, emptyRoot(sha256))) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0;
  return provesGrowth(sha256, claim);
}

/** For 0 < oldSize < newSize: computes both roots from one proof, step by step as the RFC numbers them. */
function provesGrowth(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (proof.length === 0) return false; // step 1
  const [seed, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof; // step 2
  if (seed === undefined) return false;
  const climb = new Climb(oldSize - 1, newSize - 1); // step 3
  climb.skipRightEdges(); // step 4
  let oldHash = seed; // step 5
  let newHash = seed;
  for (const sibling of rest) {
    if (climb.atTop) return false; // step 6a
    if (climb.siblingIsLeft) oldHash = nodeHash(sha256, sibling, oldHash); // step 6b
    newHash = climb.siblingIsLeft ? nodeHash(sha256, sibling, newHash) : nodeHash(sha256, newHash, sibling);
    climb.up(); // step 6c
  }
  return climb.atTop && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot); // step 7
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
