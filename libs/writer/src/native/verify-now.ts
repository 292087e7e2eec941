import { isAcceptableSignature, isSmallOrder, portableVerify } from '@mingjing/log';
import sodium from 'sodium-native';
import type { SignatureCheck } from './signature-verifier';

/** The record's own rule first, then RFC 8032, on the caller's thread. */
export function verifyNow(check: SignatureCheck): boolean {
  const { publicKey, message, signature } = check;
  if (needsPortable(check)) return portableVerify(publicKey, message, signature);
  return (
    isAcceptable(check) &&
    sodium.crypto_sign_verify_detached(asBuffer(signature), asBuffer(message), asBuffer(publicKey))
  );
}

export function isAcceptable({ publicKey, signature }: SignatureCheck): boolean {
  return isAcceptableSignature(publicKey, signature);
}

/**
 * libsodium refuses an R of small order, which RFC 8032 and the record allow; no signer makes one,
 * but no verdict may depend on a library, so the portable verifier judges these.
 */
export function needsPortable({ signature }: SignatureCheck): boolean {
  return signature.length === 64 && isSmallOrder(signature.subarray(0, 32));
}

/** A view, not a copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
