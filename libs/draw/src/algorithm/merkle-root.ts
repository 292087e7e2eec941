import type { Sha256 } from '@mingjing/kernel';
import { prefixedText } from './prefixed-text';

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;
const HASH_BYTES = 32;

/**
 * Merkle tree hash of RFC 6962 §2.1:
 *
 *     MTH({})     = SHA-256()
 *     MTH({d})    = SHA-256(0x00 ‖ d)
 *     MTH(D[n])   = SHA-256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two < n
 *
 * of leaves given as the text of their UTF-8 bytes. Reads them once and holds only the hashes of the
 * complete subtrees so far, one per 1-bit of their number: 22 at most for three million leaves.
 */
export function merkleRoot(leaves: Iterable<string>, sha256: Sha256): Uint8Array {
  const leafBytes = prefixedText(LEAF_PREFIX, 'plain');
  const parent = parentHash(sha256);
  const subtrees: Uint8Array[] = [];
  let count = 0;
  for (const leaf of leaves) {
    let hash = sha256(leafBytes(leaf));
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = parent(subtrees.pop(), hash);
    }
    subtrees.push(hash);
    count += 1;
  }
  return foldRight(subtrees, parent) ?? sha256(new Uint8Array(0));
}

type Parent = (left: Uint8Array | undefined, right: Uint8Array) => Uint8Array;

/** The smaller subtrees stand to the right: they join each other before they join the larger ones. */
function foldRight(subtrees: Uint8Array[], parent: Parent): Uint8Array | undefined {
  let root = subtrees.pop();
  while (root !== undefined && subtrees.length > 0) root = parent(subtrees.pop(), root);
  return root;
}

/** Every node is hashed from the same few bytes. */
function parentHash(sha256: Sha256): Parent {
  const node = new Uint8Array(1 + 2 * HASH_BYTES);
  node[0] = NODE_PREFIX;
  return (left, right) => {
    if (left === undefined) throw new Error('a subtree is missing on the left: the count is wrong');
    node.set(left, 1);
    node.set(right, 1 + HASH_BYTES);
    return sha256(node);
  };
}
