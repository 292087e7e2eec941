import { createPublicKey, verify } from 'node:crypto';
import { isAcceptableSignature, type VerifyEd25519 } from '@mingjing/log';

/**
 * By the record's own rule and OpenSSL's library, which has no line in common with the one that verifies
 * every signature: for whoever holds some of its verdicts against another's.
 */
export const secondOpinion: VerifyEd25519 = (publicKey, message, signature) =>
  isAcceptableSignature(publicKey, signature) && verify(null, message, keyOf(publicKey), signature);

/** As RFC 8037 names the 32 bytes: OpenSSL takes ten times as long to read them from a SubjectPublicKeyInfo. */
function keyOf(publicKey: Uint8Array): ReturnType<typeof createPublicKey> {
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
