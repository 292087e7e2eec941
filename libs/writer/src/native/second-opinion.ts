import { createPublicKey, verify } from 'node:crypto';
import { isAcceptableSignature, type VerifyEd25519 } from '@mingjing/log';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * By the record's own rule and OpenSSL's library, which has no line in common with the one that verifies
 * every signature: for whoever holds some of its verdicts against another's.
 */
export const secondOpinion: VerifyEd25519 = (publicKey, message, signature) =>
  isAcceptableSignature(publicKey, signature) && verify(null, message, keyOf(publicKey), signature);

function keyOf(publicKey: Uint8Array): ReturnType<typeof createPublicKey> {
  return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
}
