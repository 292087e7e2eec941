import { MAX_ENTRY_BYTES, concatBytes, utf8, type Sha256 } from '@mingjing/kernel';

export const HASH_BYTES = 32;

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

// Reused, because a fresh buffer costs as much as the hash. `Sha256` returns before anyone else runs, and
// never keeps what it is given.
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
const leafInput = new Uint8Array(1 + MAX_ENTRY_BYTES);
nodeInput[0] = NODE_PREFIX;
leafInput[0] = LEAF_PREFIX;

/**
 * RFC 6962 §2.1: SHA-256(0x00 ‖ data). The two prefixes keep a leaf from ever being read as a node,
 * so a proof cannot be shortened or lengthened.
 */
export function leafHash(sha256: Sha256, data: Uint8Array): Uint8Array {
  if (data.length >= leafInput.length) return sha256(concatBytes(Uint8Array.of(LEAF_PREFIX), data));
  leafInput.set(data, 1);
  return sha256(leafInput.subarray(0, 1 + data.length));
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). RangeError unless both have 32 bytes. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('A hash has 32 bytes');
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** RFC 6962 §2.1: the root of a log without entries is SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(utf8(''));
}
