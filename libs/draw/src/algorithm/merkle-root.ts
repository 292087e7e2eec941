import { digestsInto, type DigestPress, type Sha256 } from '@mingjing/kernel';
import { prefixedText } from './prefixed-text';

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;
const HASH_BYTES = 32;
/** As many subtrees as 2^53 leaves have. */
const MOST_SUBTREES = 54;

/**
 * Merkle tree hash of RFC 6962 §2.1:
 *
 *     MTH({})     = SHA-256()
 *     MTH({d})    = SHA-256(0x00 ‖ d)
 *     MTH(D[n])   = SHA-256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two < n
 *
 * of leaves given as the text of their UTF-8 bytes.
 */
export function merkleRoot(leaves: Iterable<string>, sha256: Sha256): Uint8Array {
  const leafBytes = prefixedText(LEAF_PREFIX, 'plain');
  const tree = new GrowingTree(sha256);
  for (const leaf of leaves) tree.add(leafBytes(leaf));
  return tree.root();
}

/**
 * Takes its leaves one after the other and holds only the hashes of the complete subtrees so far, one per
 * 1-bit of their number: 22 at most for three million leaves.
 */
export class GrowingTree {
  /** Subtrees side by side, the larger ones to the left. */
  private readonly subtrees = new Uint8Array(MOST_SUBTREES * HASH_BYTES);
  private readonly press: DigestPress;
  /** Every node is hashed from the same few bytes. */
  private readonly node = Uint8Array.of(NODE_PREFIX, ...new Uint8Array(2 * HASH_BYTES));
  private standing = 0;
  private count = 0;

  constructor(private readonly sha256: Sha256) {
    this.press = digestsInto(this.subtrees, sha256);
  }

  /** The bytes 0x00 ‖ leaf; they are read at once. */
  add(prefixedLeaf: Uint8Array): void {
    this.press(prefixedLeaf, this.standing++ * HASH_BYTES);
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) this.joinLastTwo();
    this.count += 1;
  }

  /** Of what was added so far; nothing may be added afterwards. */
  root(): Uint8Array {
    // The smaller subtrees stand to the right: they join each other before they join the larger ones.
    while (this.standing > 1) this.joinLastTwo();
    return this.standing === 0 ? this.sha256(new Uint8Array(0)) : this.subtrees.slice(0, HASH_BYTES);
  }

  private joinLastTwo(): void {
    const left = (this.standing - 2) * HASH_BYTES;
    for (let i = 0; i < 2 * HASH_BYTES; i++) this.node[1 + i] = this.subtrees[left + i] ?? 0;
    this.press(this.node, left);
    this.standing -= 1;
  }
}
