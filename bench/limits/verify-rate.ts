import { canonicalJson, fromBase64, signedBytes, utf8, type Json } from '@mingjing/kernel';
import type { Pen, SignedSubmission } from '@mingjing/client';
import sodium from 'sodium-native';
import { contender, type Contender } from '../measure/interleave';

/** A signature that lies ready to be verified. */
export interface Check {
  readonly message: Buffer;
  readonly signature: Buffer;
  readonly key: Buffer;
}

/** The verify rate: one thread does nothing but verify, with the library in use, signatures that lie ready. */
export function verifyRate(submissions: () => readonly SignedSubmission[], pen: Pen): Contender {
  const count = submissions().length;
  return contender({
    count,
    prepare: () => submissions().map((one) => checkOf(one, pen)),
    run: verifyAll,
  });
}

export function verifyAll(checks: readonly Check[]): void {
  for (const { signature, message, key } of checks) {
    if (!sodium.crypto_sign_verify_detached(signature, message, key)) throw new Error('not a signature');
  }
}

export function checkOf({ statement, signature }: SignedSubmission, pen: Pen): Check {
  const message = signedBytes(utf8(canonicalJson(statement as unknown as Json)));
  return {
    message: Buffer.from(message),
    signature: Buffer.from(fromBase64(signature.sig, 64) ?? []),
    key: Buffer.from(pen.publicKey),
  };
}
