import { createHash, hash } from 'node:crypto';
import type { DigestPress, Sha256 } from '@mingjing/kernel';
import { sha256 } from './hashes';

/**
 * SHA-256 for millions of hashes in a row, as a large draw and a tree take: the digests lie side by side in Node's
 * pool of buffers instead of each in an ArrayBuffer of its own, which costs more than the hashing. Never
 * take `.buffer` of one, nor hand one to another thread: that is the whole pool.
 */
export const pooledSha256: Sha256 =
  typeof hash === 'function'
    ? Object.assign(pooled, { into, ofPages })
    : Object.assign((bytes: Uint8Array) => sha256(bytes), { ofPages });

function pooled(bytes: Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}

function into(target: Uint8Array): DigestPress {
  const place = Buffer.from(target.buffer, target.byteOffset, target.length);
  return (bytes, at) => void place.write(hash('sha256', bytes, 'binary'), at, 'latin1');
}

function ofPages(pages: Iterable<Uint8Array>): Uint8Array {
  const digest = createHash('sha256');
  for (const page of pages) digest.update(page);
  return digest.digest();
}
