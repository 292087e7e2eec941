import { utf8 } from '@mingjing/kernel';
import { cosignedBytes, decodeTimestampedSignature } from './cosignature';
import type { SignEd25519, VerifyEd25519 } from './ed25519';
import type { NoteSignature } from './note';
import { COSIGNATURE_V1, NOTE_ED25519, type VerifierKey } from './verifier-key';

/** A key somebody trusts, and how its signatures over a note's text are judged. */
export interface NoteVerifier {
  readonly key: VerifierKey;
  verify(text: string, signature: Uint8Array): boolean;
}

/** Null for a type that this log cannot verify: such a key counts as unknown. */
export function noteVerifier(key: VerifierKey, verify: VerifyEd25519): NoteVerifier | null {
  switch (key.type) {
    case NOTE_ED25519:
      return { key, verify: (text, signature) => verify(key.publicKey, utf8(text), signature) };
    case COSIGNATURE_V1:
      return { key, verify: (text, signature) => verifyCosignature(key, verify, text, signature) };
    default:
      return null;
  }
}

function verifyCosignature(
  key: VerifierKey,
  verify: VerifyEd25519,
  text: string,
  bytes: Uint8Array,
): boolean {
  const cosignature = decodeTimestampedSignature(bytes);
  if (cosignature === null) return false;
  return verify(key.publicKey, cosignedBytes(cosignature.timestamp, text), cosignature.signature);
}

/** An Ed25519 line under a note's text. `key` is of type 0x01, or a RangeError is thrown. */
export function signNoteText(key: VerifierKey, sign: SignEd25519, text: string): NoteSignature {
  if (key.type !== NOTE_ED25519) throw new RangeError('Only a key of type 0x01 signs notes');
  return { name: key.name, keyId: key.keyId, signature: sign(utf8(text)) };
}
