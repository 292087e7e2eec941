import { enrolmentProof, penOf, type Pen, type StatementDraft } from '@mingjing/client';
import { toBase64, utf8, type JsonObject } from '@mingjing/kernel';
import { sha256 } from '../native/hashes';
import { nativeSigner } from '../native/native-signer';
import type { Signer } from '../native/signature-verifier';

export const ORIGIN = 'mingjing.example/tally';

/** What a test states; what it leaves out is filled in. */
export type Saying = Partial<StatementDraft> & Pick<StatementDraft, 'type' | 'stream' | 'data'>;

/** A key of its own for each name, the same in every run. */
export function signerNamed(name: string): Signer {
  return nativeSigner(sha256(utf8(`tally ledger ${name}`)));
}

export function penNamed(actor: string, key = actor): Pen {
  return penOf(actor, signerNamed(key), sha256);
}

export function enrolment(pen: Pen, members: JsonObject = {}): Saying {
  const { actor, publicKey } = pen;
  const proof = enrolmentProof(pen, ORIGIN);
  const data = { actor, publicKey: toBase64(publicKey), purpose: 'person', proof, ...members };
  return { type: 'KeyEnrolled', stream: `actor/${actor}`, data };
}

export function role(actor: string): Saying {
  const data = { actor, role: 'OFFICER', org: 'bureau', from: '2026-01-01' };
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data };
}

export function adding(by: number, stream = 'tally/1', more: Partial<Saying> = {}): Saying {
  return { type: 'TallyAdded', stream, data: { by }, ...more };
}
