import type { VerifyEd25519 } from '@mingjing/log';
import { verifyNow } from './verify-now';

/** One signature on the caller's thread, by libsodium where it may judge: for notes, of which there are few. */
export const nativeVerify: VerifyEd25519 = (publicKey, message, signature) =>
  verifyNow({ publicKey, message, signature });
