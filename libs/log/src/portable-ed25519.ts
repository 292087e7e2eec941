import { sign } from 'tweetnacl';
import { isAcceptableSignature } from './ed25519-acceptance';
import type { VerifyEd25519 } from './ed25519';

/** For browsers and devices, and the second opinion beside the native library: about a hundred per second. */
export const portableVerify: VerifyEd25519 = (publicKey, message, signature) =>
  isAcceptableSignature(publicKey, signature) && sign.detached.verify(message, signature, publicKey);
