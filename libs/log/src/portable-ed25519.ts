import { sign } from 'tweetnacl';
import { isAcceptableSignature } from './ed25519-acceptance';
import type { VerifyEd25519 } from './ed25519';

/** For browsers and devices, and for what the native library judges otherwise than the record: about a hundred per second. */
export const portableVerify: VerifyEd25519 = (publicKey, message, signature) =>
  isAcceptableSignature(publicKey, signature) && sign.detached.verify(message, signature, publicKey);
