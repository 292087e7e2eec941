import { concatBytes, type Sha256 } from './bytes';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/**
 * Merkle tree hash of RFC 6962 §2.1, 32 bytes:
 *
 *     MTH({})     = SHA-256()
 *     MTH({d})    = SHA-256(0x00 ‖ d)
 *     MTH(D[n])   = SHA-256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two < n
 *
 * Reads the leaves once and keeps one hash per 1-bit of their number so far: three million leaves
 * need 22 hashes of memory.
 */
export function merkleRoot(sha256: Sha256, leaves: Iterable<Uint8Array>): Uint8Array {
  const complete: Uint8Array[] = [];
  let count = 0;
  for (const leaf of leaves) {
    let hash = sha256(concatBytes(LEAF, leaf));
    // Each trailing 1-bit of the count is a complete subtree of the same size, waiting on the left.
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) hash = node(sha256, complete.pop(), hash);
    complete.push(hash);
    count += 1;
  }
  let root = complete.pop() ?? sha256(new Uint8Array(0));
  while (complete.length > 0) root = node(sha256, complete.pop(), root);
  return root;
}

function node(sha256: Sha256, left: Uint8Array | undefined, right: Uint8Array): Uint8Array {
  if (left === undefined) throw new Error('A Merkle node without a left subtree');
  return sha256(concatBytes(NODE, left, right));
}
