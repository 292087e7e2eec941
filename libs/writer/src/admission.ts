import {
  refused,
  rejection,
  type Facts,
  type Rejection,
  type Result,
  type Statement,
} from '@mingjing/kernel';
import type { EnrolledKey, FindKey } from './keys';
import type { Submission } from './submission';

/** Who signed: the actor's key first, then one for each cosigner in their order. */
export interface Signatory {
  readonly actor: string;
  readonly keyId: string;
  readonly sig: string;
}

export function signatories(submission: Pick<Submission, 'statement' | 'signature'>): readonly Signatory[] {
  const { statement, signature } = submission;
  const cosigned = signature.cosigners ?? [];
  return [
    { actor: statement.actor, keyId: signature.key, sig: signature.sig },
    ...cosigned.map((one, i) => ({
      actor: statement.cosigners?.[i] ?? '',
      keyId: one.key,
      sig: one.sig,
    })),
  ];
}

/** The enrolled keys of all who signed; refused where one is unknown or belongs to somebody else. */
export function enrolledKeys(
  facts: Pick<Facts, 'get'>,
  find: FindKey,
  who: readonly Signatory[],
): Result<readonly EnrolledKey[]> {
  const keys: EnrolledKey[] = [];
  for (const { actor, keyId } of who) {
    const key = find(facts, keyId);
    if (key === undefined) {
      return refused('key-unknown', `The key ${keyId} of ${actor} is not enrolled in this ledger.`, {
        actor,
        key: keyId,
      });
    }
    if (key.actor !== actor) {
      return refused('key-of-another', `The key ${keyId} is not a key of ${actor}.`, { actor, key: keyId });
    }
    keys.push(key);
  }
  return { ok: true, value: keys };
}

/** A key is valid from the index after its KeyEnrolled up to and including that of its KeyRevoked. */
export function refuseInvalidKeys(
  keys: readonly EnrolledKey[],
  who: readonly Signatory[],
  index: number,
): Rejection | undefined {
  for (const [i, key] of keys.entries()) {
    const { actor, keyId } = who[i] ?? { actor: '', keyId: '' };
    if (key.revokedAt !== undefined && index > key.revokedAt) {
      return rejection(
        'key-revoked',
        `The key ${keyId} of ${actor} was revoked; sign with a key that is in force.`,
        {
          actor,
          key: keyId,
          revokedAt: key.revokedAt,
        },
      );
    }
    if (index <= key.enrolledAt) {
      return rejection('key-not-yet-valid', `The key ${keyId} of ${actor} is not valid yet.`, {
        actor,
        key: keyId,
      });
    }
  }
  return undefined;
}

export function refuseWrongLedger(statement: Statement, origin: string): Rejection | undefined {
  return statement.ledger === origin
    ? undefined
    : rejection(
        'other-ledger',
        `The statement is meant for the ledger ${statement.ledger}; this one is ${origin}.`,
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

export function refuseStaleView(submission: Submission, revision: number): Rejection | undefined {
  const { expect, statement } = submission;
  if (expect === undefined || (expect === 'none' ? -1 : expect) === revision) return undefined;
  return rejection(
    'revision-conflict',
    'Somebody has written to this stream since you last read it; read it again and decide anew.',
    { stream: statement.stream, expected: expect, actual: revision < 0 ? 'none' : revision },
  );
}
