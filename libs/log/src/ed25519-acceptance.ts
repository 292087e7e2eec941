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
  if (encoding.length !== PUBLIC_KEY_BYTES) return false;
  const y = encoding.slice();
  const sign = y[31] ?? 0;
  y[31] = sign & 0x7f;
  if (!isBelow(y, 0, FIELD_PRIME)) return false;
  return sign < 0x80 || !(equals(y, ONE) || equals(y, MINUS_ONE));
}

/**
 * The eight points of order 1, 2, 4 and 8 by their y, whatever the sign bit, non-canonical writings (p, p + 1)
 * included. With such a key one signature can hold for every message.
 */
export function isSmallOrder(encoding: Uint8Array): boolean {
  const y = encoding.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  return SMALL_ORDER.some((small) => equals(y, small));
}

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

/** Is the 32-byte little-endian number at `offset` below `bound`? */
function isBelow(bytes: Uint8Array, offset: number, bound: Uint8Array): boolean {
  for (let i = PUBLIC_KEY_BYTES - 1; i >= 0; i--) {
    const difference = (bytes[offset + i] ?? 0) - (bound[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function equals(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < PUBLIC_KEY_BYTES; i++) if (a[i] !== b[i]) return false;
  return true;
}

function littleEndian(hex: string): Uint8Array {
  const bytes = fromHex(hex, PUBLIC_KEY_BYTES);
  if (bytes === null) throw new Error('A constant is not 32 bytes of hex');
  return bytes;
}
