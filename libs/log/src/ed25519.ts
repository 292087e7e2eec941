export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/**
 * Promise: false for everything that isAcceptableSignature refuses, then RFC 8032 §5.1.7; never an
 * exception, whatever the lengths.
 */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** RFC 8032 §5.1.6 with a key that only the signer knows: 64 bytes. */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;
