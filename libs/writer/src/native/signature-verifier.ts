/** One Ed25519 signature to be checked: 32 bytes, any bytes, 64 bytes. */
export interface SignatureCheck {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Checks Ed25519 signatures by the one rule of the record: acceptable by `libs/log`'s tests first,
 * then RFC 8032, so that no verdict depends on a library.
 */
export interface SignatureVerifier {
  /** Off the caller's thread where the implementation can; verdicts in the order of the checks. */
  verify(checks: readonly SignatureCheck[]): Promise<readonly boolean[]>;
  /** On the caller's thread: for the rare key that an earlier statement of the same array enrols. */
  verifyNow(check: SignatureCheck): boolean;
  close(): Promise<void>;
}

/** Signs with one key. The service's keys lie behind this port, in a file or in an external signer. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}
