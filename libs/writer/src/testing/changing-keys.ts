import { toBase64, logKeyProofBytes } from '@mingjing/kernel';
import { NOTE_ED25519, formatVerifierKey, parseNote, verifierKey, type VerifierKey } from '@mingjing/log';
import { sha256 } from '../native/hashes';
import type { Signer } from '../native/signature-verifier';
import type { LogKey } from '../sealing/seal';
import { ORIGIN, enrolment, penNamed, signerNamed, type Saying } from './sayings';

/** The log key of that name, as a server holds it. */
export function logKeyNamed(name: string): LogKey {
  const signer = signerNamed(name);
  return { verifier: verifierOf(signer), sign: (message) => signer.sign(message) };
}

function verifierOf(signer: Signer): VerifierKey {
  return verifierKey(sha256, ORIGIN, NOTE_ED25519, signer.publicKey);
}

export function logKeyEnrolled(name: string, endorsedBy?: string): Saying {
  const logKey = formatVerifierKey(logKeyNamed(name).verifier);
  const signed = (by: string): string => toBase64(signerNamed(by).sign(logKeyProofBytes(ORIGIN, logKey)));
  const data = {
    ...{ logKey, proof: signed(name) },
    ...(endorsedBy === undefined ? {} : { endorsement: signed(endorsedBy) }),
  };
  return { type: 'LogKeyEnrolled', stream: 'ledger/main', data };
}

export function logKeyRetired(name: string): Saying {
  const logKey = formatVerifierKey(logKeyNamed(name).verifier);
  return { type: 'LogKeyRetired', stream: 'ledger/main', data: { logKey, reason: '换用新密钥' } };
}

/** Key ids of the lines under a note, in their order. */
export function linesOf(note: string): readonly string[] {
  const parsed = parseNote(note);
  return parsed.ok ? parsed.value.signatures.map(({ keyId }) => keyId) : [];
}

export function idOfLogKey(name: string): string {
  return logKeyNamed(name).verifier.keyId;
}

export function serviceEnrolled(name: string): Saying {
  return enrolment(penNamed('ledger', name), { purpose: 'service' });
}

export function serviceRevoked(name: string): Saying {
  const { keyId } = penNamed('ledger', name);
  return {
    type: 'KeyRevoked',
    stream: 'actor/ledger',
    data: { actor: 'ledger', key: keyId, reason: '换用新密钥' },
  };
}
