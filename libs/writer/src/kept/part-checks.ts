import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { utf8 } from '@mingjing/kernel';
import type { Signer } from '../native/signature-verifier';
import { CHECK_BYTES, END_BYTES, TAG_BYTES, checkOf } from './format';

const PURPOSE = 'mingjing index key v1\n';

/**
 * 32 bytes that nobody has who does not hold the service's key (HKDF-SHA-256, RFC 5869). They come of a signature and
 * not of the seed, which a device would not give; Ed25519 signs the same bytes always the same (RFC 8032, 5.1.6),
 * and this signature stays in the process.
 */
export function indexKey(signer: Pick<Signer, 'sign'>, origin: string): Uint8Array {
  const signature = signer.sign(utf8(`${PURPOSE}${origin}\n`));
  return new Uint8Array(hkdfSync('sha256', signature, utf8(origin), PURPOSE, TAG_BYTES));
}

/** Writes tag and check into the last bytes of `part`; `before` is the check before it. */
export function sealPart(key: Uint8Array, before: Uint8Array, part: Buffer): void {
  const hash = createHash('sha256').update(before).update(part.subarray(0, -END_BYTES));
  const tag = tagOf(key, hash.copy().digest());
  tag.copy(part, part.length - END_BYTES);
  hash
    .update(tag)
    .digest()
    .copy(part, part.length - CHECK_BYTES);
}

/** Whether its check holds: the bytes are those that were written, by whomever. */
export function isUnchanged(before: Uint8Array, part: Buffer): boolean {
  return checkOf(before, part.subarray(0, -CHECK_BYTES)).equals(part.subarray(-CHECK_BYTES));
}

/** Whether it was written by who has the key, and with it all that stands before it. */
export function isTagged(key: Uint8Array, before: Uint8Array, part: Buffer): boolean {
  const tag = tagOf(key, checkOf(before, part.subarray(0, -END_BYTES)));
  return timingSafeEqual(tag, part.subarray(-END_BYTES, -CHECK_BYTES));
}

function tagOf(key: Uint8Array, hash: Uint8Array): Buffer {
  return createHmac('sha256', key).update(hash).digest();
}
