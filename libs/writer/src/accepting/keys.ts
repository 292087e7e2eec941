import { fromBase64, isJsonObject, keyId, type Facts, type Sha256, type Statement } from '@mingjing/kernel';

/** A public key as the log enrolled it. */
export interface EnrolledKey {
  readonly actor: string;
  /** Base64 of 32 bytes. */
  readonly publicKey: string;
  readonly purpose: string;
  /** Index of its KeyEnrolled (or LedgerOpened): it signs from the next index on. */
  readonly enrolledAt: number;
  /** Index of its KeyRevoked: up to and including that, it signs. */
  readonly revokedAt?: number;
}

/** How the writer finds the key that signed; the log alone suffices to answer. */
export type FindKey = (facts: Pick<Facts, 'get'>, keyId: string) => EnrolledKey | undefined;

/**
 * Entry 0 brings the founder's key itself: nothing stands before it that could have enrolled one.
 * For every other statement the keys are those that `find` knows.
 */
export function keysFor(statement: Statement, index: number, find: FindKey, sha256: Sha256): FindKey {
  if (index !== 0 || statement.type !== 'LedgerOpened') return find;
  const founder = statement.data['founder'];
  const publicKey = isJsonObject(founder ?? null)
    ? (founder as { publicKey?: unknown }).publicKey
    : undefined;
  const bytes = typeof publicKey === 'string' ? fromBase64(publicKey, 32) : null;
  if (bytes === null) return find;
  const own = keyId(sha256, bytes);
  return (_facts, id) =>
    id === own
      ? { actor: 'founder', publicKey: publicKey as string, purpose: 'person', enrolledAt: -1 }
      : undefined;
}
