import { hash } from 'node:crypto';
import type { Sha256 } from '@mingjing/kernel';
import { sha256 } from './hashes';

/**
 * SHA-256 for millions of hashes in a row, as a large draw and a tree take: the digests lie side by side in Node's
 * pool of buffers instead of each in an ArrayBuffer of its own, which costs more than the hashing. Never
 * take `.buffer` of one, nor hand one to another thread: that is the whole pool.
 */
export const pooledSha256: Sha256 =
  typeof hash === 'function' ? (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1') : sha256;
