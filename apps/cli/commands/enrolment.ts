import { enrolmentProof, type Pen } from '@mingjing/client';
import { toBase64, type JsonObject } from '@mingjing/kernel';

export type KeyPurpose = 'person' | 'device' | 'service';

/** What the founder (or a head) states so that a key may sign; its holder proves that he has it. */
export interface Enrolment {
  readonly type: 'KeyEnrolled';
  readonly stream: string;
  readonly data: JsonObject;
}

export function enrolmentOf(pen: Pen, origin: string, purpose: KeyPurpose = 'person'): Enrolment {
  const { actor, publicKey } = pen;
  const data = { actor, publicKey: toBase64(publicKey), purpose, proof: enrolmentProof(pen, origin) };
  return { type: 'KeyEnrolled', stream: `actor/${actor}`, data };
}
