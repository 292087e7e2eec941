import { fromHex } from '@mingjing/kernel';
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from './ed25519';

/**
 * record.md, "Valid": 64 bytes, S < L, A and R canonical, A not of small order. To be asked before any
 * library sees the signature: libraries differ here, and no verdict may depend on one. Byte comparisons
 * only, no curve arithmetic. What is left to the library is RFC 8032: that A is a point at all and that
 * R = S·B − h·A. An R that is no point can equal no such result, so it need not be decoded here.
 */
export function isAcceptableSignature(publicKey: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  return (
    isBelow(signature, PUBLIC_KEY_BYTES, ORDER) &&
    isCanonicalPoint(publicKey) &&
    isCanonicalPoint(signature.subarray(0, PUBLIC_KEY_BYTES)) &&
    !isSmallOrder(publicKey)
  );
}

/**
 * Canonical: the encoding that RFC 8032 §5.1.2 itself would write. y < p, and no sign bit where x = 0
 * (y = 1 and y = p − 1), for −0 is 0. Says nothing about whether the curve has such a point.
 */
export function isCanonicalPoint(encoding: Uint8Array): boolean {
  if (encoding.length !== PUBLIC_KEY_BYTES || !isBelow(encoding, 0, FIELD_PRIME, SIGN_BIT)) return false;
  const isNegative = ((encoding[31] ?? 0) & SIGN_BIT) !== 0;
  return !isNegative || !(hasY(encoding, ONE) || hasY(encoding, MINUS_ONE));
}

/**
 * The eight points of order 1, 2, 4 and 8 by their y, whatever the sign bit, non-canonical writings (p, p + 1)
 * included. With such a key one signature can hold for every message.
 */
export function isSmallOrder(encoding: Uint8Array): boolean {
  return SMALL_ORDER.some((y) => hasY(encoding, y));
}

/** The sign of x, in the last byte of an encoded point; the other 255 bits are y. */
const SIGN_BIT = 0x80;
const ONE = littleEndian('0100000000000000000000000000000000000000000000000000000000000000');
const MINUS_ONE = littleEndian('ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
/** p = 2^255 − 19. */
const FIELD_PRIME = littleEndian('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
/** L = 2^252 + 27742317777372353535851937790883648493. */
const ORDER = littleEndian('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

const SMALL_ORDER: readonly Uint8Array[] = [
  ONE, // order 1
  MINUS_ONE, // order 2
  littleEndian('0000000000000000000000000000000000000000000000000000000000000000'), // order 4
  littleEndian('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'), // order 8
  littleEndian('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'), // order 8
  FIELD_PRIME, // y = p, that is 0
  littleEndian('eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'), // y = p + 1, that is 1
];

/** Is the 32-byte little-endian number at `offset`, but for the bits `ignored` of its last byte, below `bound`? */
function isBelow(bytes: Uint8Array, offset: number, bound: Uint8Array, ignored = 0): boolean {
  let mask = ~ignored;
  for (let i = PUBLIC_KEY_BYTES - 1; i >= 0; i--) {
    const difference = ((bytes[offset + i] ?? 0) & mask) - (bound[i] ?? 0);
    if (difference !== 0) return difference < 0;
    mask = ~0;
  }
  return false;
}

/** In place, without a copy: Buffer's slice is a view, and clearing a bit in it would change the caller's key. */
function hasY(encoding: Uint8Array, y: Uint8Array): boolean {
  for (let i = 0; i < PUBLIC_KEY_BYTES - 1; i++) if (encoding[i] !== y[i]) return false;
  return ((encoding[31] ?? 0) & ~SIGN_BIT) === y[31];
}

function littleEndian(hex: string): Uint8Array {
  const bytes = fromHex(hex, PUBLIC_KEY_BYTES);
  if (bytes === null) throw new Error('A constant is not 32 bytes of hex');
  return bytes;
}
