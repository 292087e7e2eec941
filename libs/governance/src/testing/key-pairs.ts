import { createHash } from 'node:crypto';
import { concatBytes, enrolmentProofBytes, keyId, logKeyProofBytes, toBase64, utf8 } from '@mingjing/kernel';
import { formatVerifierKey, NOTE_ED25519, verifierKey } from '@mingjing/log';
import { sign } from 'tweetnacl';

export const ORIGIN = 'mingjing.example/scenario';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** A key pair of its own for each name, the same in every run. */
export interface KeyPair {
  /** Base64 of 32 bytes. */
  readonly publicKey: string;
  readonly id: string;
  proofFor(actor: string, origin?: string): string;
}

export function keyPairOf(name: string): KeyPair {
  const { publicKey, secretKey } = pair(name);
  return {
    publicKey: toBase64(publicKey),
    id: keyId(sha256, publicKey),
    proofFor: (actor, origin = ORIGIN) =>
      toBase64(sign.detached(enrolmentProofBytes(origin, actor), secretKey)),
  };
}

/** The verifier key, as text, of a log that signs with the pair of this name. */
export function logKeyOf(name: string, type = NOTE_ED25519): string {
  return formatVerifierKey(verifierKey(sha256, ORIGIN, type, pair(name).publicKey));
}

/** A signature by the pair of this name over a verifier key of the log. */
export function logKeySignature(by: string, logKey: string, origin = ORIGIN): string {
  return toBase64(sign.detached(logKeyProofBytes(origin, logKey), pair(by).secretKey));
}

function pair(name: string): ReturnType<typeof sign.keyPair> {
  return sign.keyPair.fromSeed(sha256(concatBytes(utf8('governance spec '), utf8(name))));
}
