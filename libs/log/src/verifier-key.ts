import {
  concatBytes,
  fromBase64,
  ok,
  refused,
  toBase64,
  toHex,
  utf8,
  type Result,
  type Sha256,
} from '@mingjing/kernel';
import { PUBLIC_KEY_BYTES } from './ed25519';
import { isKeyName } from './key-name';

/** Signature types of signed-note that this log can verify; the others are carried, never judged. */
export const NOTE_ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
/** tlog-cosignature's other type: such keys are read and kept, their lines prove nothing here. */
export const COSIGNATURE_ML_DSA = 0x06;

export interface VerifierKey {
  readonly name: string;
  /** 8 lower-case hex digits. */
  readonly keyId: string;
  /** The type byte: 0x01 Ed25519, 0x04 cosignature/v1; any other is an unknown type. */
  readonly type: number;
  /** What follows the type byte; 32 bytes for the two known types. */
  readonly publicKey: Uint8Array;
}

/** A key with the id that signed-note recommends. RangeError for a name or key that no vkey can hold. */
export function verifierKey(sha256: Sha256, name: string, type: number, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`"${name}" cannot name a key: no spaces, no plus sign`);
  if (isKnown(type) && publicKey.length !== PUBLIC_KEY_BYTES)
    throw new RangeError('A public key has 32 bytes');
  return { name, keyId: noteKeyId(sha256, name, type, publicKey), type, publicKey };
}

/** signed-note, Signatures: SHA-256(key name ‖ 0x0A ‖ type ‖ public key), first 4 bytes, as 8 hex digits. */
export function noteKeyId(sha256: Sha256, name: string, type: number, publicKey: Uint8Array): string {
  return toHex(sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4));
}

/** `<key name>+<key id, 8 hex digits>+<base64(type ‖ public key)>` */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.keyId}+${toBase64(concatBytes(Uint8Array.of(key.type), key.publicKey))}`;
}

const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u;

/**
 * The inverse of formatVerifierKey. For the two known types the key has 32 bytes and the id is the computed
 * one, or the text is a misprint; unknown types may compute theirs in another way (0x02 does) and are kept.
 * Refusal: `malformed-verifier-key`.
 */
export function parseVerifierKey(sha256: Sha256, text: string): Result<VerifierKey> {
  const [, name, keyId, base64] = VERIFIER_KEY.exec(text) ?? [];
  if (name === undefined || keyId === undefined || base64 === undefined || !isKeyName(name)) {
    return malformed('it is not of the form name+id+key');
  }
  const bytes = fromBase64(base64);
  const type = bytes?.[0];
  if (bytes === null || type === undefined) return malformed('its key is not padded base64');
  return checked(sha256, { name, keyId, type, publicKey: bytes.subarray(1) });
}

function checked(sha256: Sha256, key: VerifierKey): Result<VerifierKey> {
  const { name, keyId, type, publicKey } = key;
  if (!isKnown(type)) return ok(key);
  if (publicKey.length !== PUBLIC_KEY_BYTES) return malformed('its key has not 32 bytes');
  if (noteKeyId(sha256, name, type, publicKey) === keyId) return ok(key);
  return malformed('its id does not belong to its name and key');
}

function isKnown(type: number): boolean {
  return type === NOTE_ED25519 || type === COSIGNATURE_V1;
}

function malformed(what: string): Result<never> {
  return refused(
    'malformed-verifier-key',
    `The verifier key cannot be read: ${what}. Copy it again in full.`,
  );
}
