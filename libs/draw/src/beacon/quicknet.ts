import { createHash } from 'node:crypto';
import type * as Bls from '@noble/curves/bls12-381';

/** Public key of drand's network "quicknet", a point of G2, compressed; chain 52db9ba7…c84e971. */
const QUICKNET_KEY =
  '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
  '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a';

/** Scheme bls-unchained-g1-rfc9380: RFC 9380, suite BLS12381G1_XMD:SHA-256_SSWU_RO_, without augmentation. */
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/**
 * Whether these 48 bytes are what quicknet signed for the round: a point of G1 over
 *
 *     SHA-256(round as 8 bytes, big-endian)
 *
 * Needs no connection: the signature can be carried in by hand. Anything that is no point of the
 * group, or spells one otherwise than RFC 9380's compressed form, is not a signature.
 */
export function isQuicknetSignature(round: number, signature: Uint8Array): boolean {
  if (!Number.isSafeInteger(round) || round < 1 || signature.length !== 48) return false;
  const { shortSignatures, G2 } = bls().bls12_381;
  const counted = Buffer.alloc(8);
  counted.writeBigUInt64BE(BigInt(round));
  const message = shortSignatures.hash(createHash('sha256').update(counted).digest(), DOMAIN);
  try {
    const point = shortSignatures.Signature.fromBytes(signature);
    // The seed takes the bytes: a second spelling of the same point would be a second outcome to choose from.
    if (!Buffer.from(shortSignatures.Signature.toBytes(point)).equals(signature)) return false;
    return shortSignatures.verify(point, message, G2.Point.fromHex(QUICKNET_KEY));
  } catch {
    return false;
  }
}

let loaded: typeof Bls | undefined;

/** Loaded where a beacon is checked: its tables would cost every other command 0.1 s. */
function bls(): typeof Bls {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded at every start
  return (loaded ??= require('@noble/curves/bls12-381') as typeof Bls);
}
