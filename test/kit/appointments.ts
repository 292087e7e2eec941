import { enrolmentProof, type Pen } from '@mingjing/client';
import { toBase64 } from '@mingjing/kernel';
import type { Saying } from './saying';
import { ORIGIN } from './seeds';

/** What a registration says of an organisation, and the id under which it says it. */
export interface NamedOrg {
  readonly id: string;
}

export interface Appointed {
  readonly actor: string;
  readonly role: string;
  readonly org: string;
}

export function registration({ id, ...org }: NamedOrg): Saying {
  return { type: 'OrgRegistered', stream: `org/${id}`, data: org };
}

export function enrolment(pen: Pen): Saying {
  const { actor, publicKey } = pen;
  const data = {
    ...{ actor, publicKey: toBase64(publicKey), purpose: 'person' },
    proof: enrolmentProof(pen, ORIGIN),
  };
  return { type: 'KeyEnrolled', stream: `actor/${actor}`, data };
}

export function assignment({ actor, role, org }: Appointed): Saying {
  return { type: 'RoleAssigned', stream: `actor/${actor}`, data: { actor, role, org, from: '2026-01-01' } };
}
