import { enrolmentProof, penOf } from '@mingjing/client';
import { LEDGER_ACTOR, logKeyProofBytes, toBase64, type JsonObject } from '@mingjing/kernel';
import { formatVerifierKey } from '@mingjing/log';
import { sha256, type Signer } from '@mingjing/writer';
import { logVerifierKey } from '../../ledger/composition/held-keys';
import { given } from '../given';

/** What the founder signs: `mingjing sign` fills in the rest. */
export interface KeyStatement {
  readonly type: string;
  readonly stream: string;
  readonly data: JsonObject;
}

/** Why an old key goes, and how far its lines are believed. */
export interface Ending {
  readonly reason: string;
  readonly lastTrusted?: number;
}

/** `old` vouches for the next key where it is at hand and still in the ledger's hands alone. */
export function logKeyEnrolled(origin: string, next: Signer, old: Signer | undefined): KeyStatement {
  const logKey = formatVerifierKey(logVerifierKey(origin, next));
  const signed = (by: Signer): string => toBase64(by.sign(logKeyProofBytes(origin, logKey)));
  const data = { logKey, proof: signed(next), ...given({ endorsement: old && signed(old) }) };
  return { type: 'LogKeyEnrolled', stream: 'ledger/main', data };
}

export function logKeyRetired(logKey: string, { reason, lastTrusted }: Ending): KeyStatement {
  const data = { logKey, reason, ...given({ lastTrustedIndex: lastTrusted }) };
  return { type: 'LogKeyRetired', stream: 'ledger/main', data };
}

export function serviceKeyEnrolled(origin: string, next: Signer): KeyStatement {
  const pen = penOf(LEDGER_ACTOR, next, sha256);
  const data = {
    actor: LEDGER_ACTOR,
    proof: enrolmentProof(pen, origin),
    publicKey: toBase64(next.publicKey),
    purpose: 'service',
  };
  return { type: 'KeyEnrolled', stream: 'actor/ledger', data };
}

export function serviceKeyRevoked(key: string, { reason, lastTrusted }: Ending): KeyStatement {
  const data = { actor: LEDGER_ACTOR, key, reason, ...given({ lastTrustedIndex: lastTrusted }) };
  return { type: 'KeyRevoked', stream: 'actor/ledger', data };
}
