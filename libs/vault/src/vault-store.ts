import type { Disclosure, Disclosures } from '@mingjing/kernel';

/** What one statement disclosed, as it is handed in. */
export interface StatementDisclosures {
  readonly statementId: string;
  readonly fields: Disclosures;
}

/** One value that is still held, with the salt that opens its commitment in the log. */
export interface KeptValue extends Disclosure {
  readonly statementId: string;
  readonly field: string;
}

/** What the log says of a subject's data: that those of statements before some entry are destroyed. */
export interface Erasure {
  readonly subject: string;
  /** Whether a statement stands in the log before that entry. */
  readonly isBefore: (statementId: string) => boolean;
}

/** A document by which a person is known again, as it is printed: `{"kind":"resident-id","number":"37…X"}`. */
export interface IdentityDocument {
  readonly kind: string;
  readonly number: string;
}

/**
 * Personal data, kept beside the log and never in it: values and salts by subject, where a subject
 * is a person (`person/<UUID>`) or the stream of the statement.
 *
 * Durability: what `keepAll` has answered for survives as an append does. It goes before the append,
 * so that no commitment stands in the log whose value was lost; what never reached the log is swept.
 *
 * Erasure: what has been erased is gone from the files of the store, and a statement that is sent
 * again does not bring it back. Copies made earlier (backups, blocks that a disk has retired) are
 * beyond its reach.
 *
 * Missing values: nothing held is an empty list or an empty object.
 *
 * Errors: those of the event store.
 */
export interface VaultStore {
  /** `keepAll` of one statement. */
  keep(statementId: string, fields: Disclosures): Promise<void>;

  /**
   * Holds the values of statements that are about to be appended, all or none, in one durable write.
   * Handing in the same again changes nothing. Of a statement that is handed in again with other
   * values (its first form never reached the log) the last ones are held.
   */
  keepAll(statements: readonly StatementDisclosures[]): Promise<void>;

  /** All that is held about a subject, by statement and field. */
  read(subject: string): Promise<readonly KeptValue[]>;

  /** What is still held of one statement, by field. */
  of(statementId: string): Promise<Disclosures>;

  /** Destroys what belongs to statements that are not in the log; how many statements those were. Only at start, before anything is appended. */
  sweep(isInLog: (statementId: string) => boolean): Promise<number>;

  /** Destroys the subject's values, their salts, and the link from an identity document; how many values those were. */
  erase(subject: string): Promise<number>;

  /**
   * Destroys what is held all the same although it was erased: an older copy of the vault was put back, or a crash
   * came between log and vault. What was disclosed about the subject afterwards stays; how many values were destroyed.
   */
  eraseAgain(erasures: readonly Erasure[]): Promise<number>;

  /**
   * The pseudonym `person/<UUID>` of whoever holds the document, a new random one at first sight.
   * The vault holds a keyed hash of the document (HMAC-SHA-256), not the document. Spaces and the
   * case of letters do not count; nothing else is normalised.
   */
  pseudonymFor(identity: IdentityDocument): Promise<string>;

  close(): Promise<void>;
}
