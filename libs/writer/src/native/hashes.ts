import { createHash, hash } from 'node:crypto';
import type { Sha1, Sha256 } from '@mingjing/kernel';

export const sha256: Sha256 = (bytes) => digest('sha256', bytes);

export const sha1: Sha1 = (bytes) => digest('sha1', bytes);

/** One call without an object for each hash, where the platform has it. */
const digest: (algorithm: string, bytes: Uint8Array) => Uint8Array =
  typeof hash === 'function'
    ? (algorithm, bytes) => hash(algorithm, bytes, 'buffer')
    : (algorithm, bytes) => createHash(algorithm).update(bytes).digest();
