import { createHash } from 'node:crypto';
import { NOTE_ED25519, verifierKey, type VerifierKey } from '@mingjing/log';
import { nativeSigner, sha256 } from '@mingjing/writer';

export const ORIGIN = 'mingjing.example/test';

/** Keys come from names, so that a failing test fails the same way twice. */
export function seedOf(name: string): Buffer {
  return createHash('sha256').update(`test key of ${name}`).digest();
}

/** The log key of every bureau of these tests. */
export function logKey(): VerifierKey {
  return verifierKey(sha256, ORIGIN, NOTE_ED25519, nativeSigner(seedOf('log')).publicKey);
}
