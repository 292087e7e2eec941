import {
  ok,
  refused,
  rejection,
  type Facts,
  type Rejection,
  type Result,
  type Statement,
} from '@mingjing/kernel';
import type { EnrolledKey, FindKey } from './keys';
import type { Submission } from './submission';

/** Who signed: the actor first, then the cosigners in their order. */
export interface Signatory {
  readonly actor: string;
  readonly keyId: string;
  /** Base64 of 64 bytes. */
  readonly sig: string;
}

export interface EnrolledSignatory extends Signatory {
  readonly key: EnrolledKey;
}

export function signatories({
  statement,
  signature,
}: Pick<Submission, 'statement' | 'signature'>): readonly Signatory[] {
  const own = { actor: statement.actor, keyId: signature.key, sig: signature.sig };
  if (signature.cosigners === undefined) return [own];
  const beside = signature.cosigners.map(({ key, sig }, i) => ({
    actor: statement.cosigners?.[i] ?? '',
    keyId: key,
    sig,
  }));
  return [own, ...beside];
}

/** All who signed with their enrolled keys; refused where one is unknown or belongs to somebody else. */
export function enrolledSignatories(
  facts: Pick<Facts, 'get'>,
  find: FindKey,
  who: readonly Signatory[],
): Result<readonly EnrolledSignatory[]> {
  const enrolled: EnrolledSignatory[] = [];
  for (const one of who) {
    const key = find(facts, one.keyId);
    const named = { actor: one.actor, key: one.keyId };
    if (key === undefined) {
      return refused(
        'key-unknown',
        `The key ${one.keyId} of ${one.actor} is not enrolled in this ledger: sign with one that is, or have it enrolled first.`,
        named,
      );
    }
    if (key.actor !== one.actor) {
      return refused(
        'key-of-another',
        `The key ${one.keyId} is not a key of ${one.actor}: sign with one of his own.`,
        named,
      );
    }
    enrolled.push({ actor: one.actor, keyId: one.keyId, sig: one.sig, key });
  }
  return ok(enrolled);
}

/** A key is valid from the index after its KeyEnrolled up to and including that of its KeyRevoked. */
export function refuseInvalidKeys(who: readonly EnrolledSignatory[], index: number): Rejection | undefined {
  for (const { actor, keyId, key } of who) {
    if (key.revokedAt !== undefined && index > key.revokedAt) {
      return rejection(
        'key-revoked',
        `The key ${keyId} of ${actor} was revoked; sign with a key that is in force.`,
        { actor, key: keyId, revokedAt: key.revokedAt },
      );
    }
    if (index <= key.enrolledAt) {
      return rejection(
        'key-not-yet-valid',
        `The key ${keyId} of ${actor} is not valid yet: send this again once its KeyEnrolled stands.`,
        {
          actor,
          key: keyId,
        },
      );
    }
  }
  return undefined;
}

export function refuseWrongLedger(statement: Statement, origin: string): Rejection | undefined {
  return statement.ledger === origin
    ? undefined
    : rejection(
        'other-ledger',
        `The statement is meant for the ledger ${statement.ledger}, and this one is ${origin}: send it there, or sign it for this one.`,
        {
          stated: statement.ledger,
          here: origin,
        },
      );
}

export function refuseAttestation(statement: Statement): Rejection | undefined {
  return statement.attestation === undefined
    ? undefined
    : rejection(
        'attestation-not-configured',
        'This ledger takes statements signed with a personal key only; sign-in without a key is not set up.',
      );
}

export function refuseStaleView(
  { expect, statement }: Submission,
  facts: Pick<Facts, 'revision'>,
): Rejection | undefined {
  if (expect === undefined) return undefined;
  const revision = facts.revision(statement.stream);
  if ((expect === 'none' ? -1 : expect) === revision) return undefined;
  return rejection(
    'revision-conflict',
    'Somebody has written to this stream since you last read it; read it again and decide anew.',
    { stream: statement.stream, expected: expect, actual: revision < 0 ? 'none' : revision },
  );
}
