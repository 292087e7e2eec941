import {
  canonicalJson,
  enrolmentProofBytes,
  keyId,
  signedBytes,
  toBase64,
  utf8,
  type Json,
  type Sha256,
  type Signature,
  type Statement,
} from '@mingjing/kernel';

/** A person's (or a device's) key and what it can do; the secret stays behind `sign`. */
export interface Pen {
  readonly actor: string;
  /** 16 hex digits. */
  readonly keyId: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

export function penOf(
  actor: string,
  key: { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array },
  sha256: Sha256,
): Pen {
  return {
    actor,
    keyId: keyId(sha256, key.publicKey),
    publicKey: key.publicKey,
    sign: (message) => key.sign(message),
  };
}

/** Signature over a statement: Ed25519 over the DSSE encoding of its JCS bytes. */
export function signStatement(pen: Pen, statement: Statement): Signature {
  const body = utf8(canonicalJson(statement as unknown as Json));
  return { key: pen.keyId, sig: toBase64(pen.sign(signedBytes(body))) };
}

/** What KeyEnrolled carries as `proof`: the new key wants to be enrolled here, for this actor. */
export function enrolmentProof(pen: Pen, origin: string): string {
  return toBase64(pen.sign(enrolmentProofBytes(origin, pen.actor)));
}
