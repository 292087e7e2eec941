import { fromBase64, keyId, rejection, type Facts, type Rejection, type Sha256 } from '@mingjing/kernel';

/** Curve arithmetic enters as an argument: `libs/log` has both, a server may bring faster ones. */
export interface KeyCrypto {
  /** Canonical, not of small order, inside the prime-order subgroup. */
  isAcceptablePublicKey(publicKey: Uint8Array): boolean;
  /** Ed25519, valid as record.md says; never throws. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

export interface KeyChecks extends KeyCrypto {
  /** The key inside a verifier key of Ed25519 checkpoints; undefined where the text is none. */
  logPublicKey(sha256: Sha256, verifierKey: string): Uint8Array | undefined;
}

/** Key id of a public key in base64; undefined where that is not the canonical text of 32 bytes. */
export function keyIdOf(facts: Facts, publicKey: string): string | undefined {
  const bytes = fromBase64(publicKey, 32);
  return bytes === null ? undefined : keyId(facts.sha256, bytes);
}

/** record.md, Keys: what cannot be a key at all, for anyone. */
export function refuseUnsoundKey(checks: KeyChecks, publicKey: string): Rejection | undefined {
  const bytes = fromBase64(publicKey, 32);
  if (bytes !== null && checks.isAcceptablePublicKey(bytes)) return undefined;
  return rejection(
    'key-unacceptable',
    'This is no sound Ed25519 public key (32 bytes, canonical, of prime order): make a new key pair.',
    { publicKey },
  );
}

/** The key that signs checkpoints signs nothing else: a checkpoint could otherwise pass for a statement. */
export function refuseLogKey(
  checks: KeyChecks,
  logKey: string,
  publicKey: string,
  facts: Facts,
): Rejection | undefined {
  const log = checks.logPublicKey(facts.sha256, logKey);
  const key = keyIdOf(facts, publicKey);
  if (log === undefined || keyId(facts.sha256, log) !== key) return undefined;
  return rejection('key-is-log-key', 'The key of the log signs checkpoints alone: make another key pair.', {
    key,
  });
}
