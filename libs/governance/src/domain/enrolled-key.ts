import type { Facts } from '@mingjing/kernel';
import type { KeyPurpose } from '../payloads/keys';

/** A row of the table `key`, by key id (16 hex digits). */
export interface EnrolledKey {
  readonly actor: string;
  /** Base64 of 32 bytes. */
  readonly publicKey: string;
  readonly purpose: KeyPurpose;
  /** Log index of the entry that enrolled it. */
  readonly enrolledAt: number;
  /** Log index of the entry that revoked it. */
  readonly revokedAt?: number;
  /** The last index at which the key was still in its owner's hands alone, where its revocation says so. */
  readonly lastTrustedIndex?: number;
}

export function enrolledKey(facts: Pick<Facts, 'get'>, keyId: string): EnrolledKey | undefined {
  return facts.get('key', keyId) as EnrolledKey | undefined;
}

/** Every key that was ever enrolled for the actor, revoked or not. */
export function keysOf(facts: Pick<Facts, 'list'>, actor: string): readonly EnrolledKey[] {
  const all = facts.list('key', '').map(({ value }) => value as unknown as EnrolledKey);
  return all.filter((key) => key.actor === actor);
}

/**
 * record.md, Keys: valid from the index after its `KeyEnrolled` up to and including that of its
 * `KeyRevoked`. The founder's signature on entry 0 is the one exception, and LedgerOpened itself is
 * its ground: it is not asked of this function.
 */
export function isKeyValidAt(key: EnrolledKey, index: number): boolean {
  return index > key.enrolledAt && (key.revokedAt === undefined || index <= key.revokedAt);
}

/**
 * Whether an entry was signed by a key that had fallen into other hands by then (record.md, Keys:
 * "after compromise"), as told at a size of the log. It stands all the same: nothing is invalidated.
 */
export function isAfterCompromise(
  facts: Pick<Facts, 'get'>,
  keyId: string,
  index: number,
  size: number,
): boolean {
  const { revokedAt, lastTrustedIndex } = enrolledKey(facts, keyId) ?? {};
  return (
    revokedAt !== undefined && revokedAt < size && lastTrustedIndex !== undefined && index > lastTrustedIndex
  );
}
