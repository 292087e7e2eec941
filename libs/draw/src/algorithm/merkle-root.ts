import { concatBytes, type Sha256 } from '@mingjing/kernel';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/**
 * Merkle tree hash of RFC 6962 §2.1:
 *
 *     MTH({})     = SHA-256()
 *     MTH({d})    = SHA-256(0x00 ‖ d)
 *     MTH(D[n])   = SHA-256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two < n
 *
 * Reads the leaves once and holds only the hashes of the complete subtrees so far, one per 1-bit of
 * their number, so that three million leaves need 22 hashes of memory.
 */
export function merkleRoot(leaves: Iterable<Uint8Array>, sha256: Sha256): Uint8Array {
  const subtrees: Uint8Array[] = [];
  let count = 0;
  for (const leaf of leaves) {
    let hash = sha256(concatBytes(LEAF, leaf));
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = parent(subtrees.pop(), hash, sha256);
    }
    subtrees.push(hash);
    count += 1;
  }
  return foldRight(subtrees, sha256);
}

/** The smaller subtrees stand to the right: they join each other before they join the larger ones. */
function foldRight(subtrees: Uint8Array[], sha256: Sha256): Uint8Array {
  let root = subtrees.pop();
  if (root === undefined) return sha256(new Uint8Array(0));
  while (subtrees.length > 0) root = parent(subtrees.pop(), root, sha256);
  return root;
}

function parent(left: Uint8Array | undefined, right: Uint8Array, sha256: Sha256): Uint8Array {
  if (left === undefined) throw new Error('a subtree is missing on the left: the count is wrong');
  return sha256(concatBytes(NODE, left, right));
}
