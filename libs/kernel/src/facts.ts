import type { Sha256 } from './bytes';
import type { Json } from './json';

/**
 * What a decision may stand on: earlier entries and nothing else. All of it is right at the index
 * where the statement will stand, earlier statements of the same group and of the same submission
 * included; never read from views.
 */
export interface Facts {
  /** The log index that the statement will have. */
  readonly index: number;
  /** The moment that will be stamped on it, UTC. */
  readonly recordedAt: string;
  /** The origin of the ledger. */
  readonly ledger: string;
  readonly sha256: Sha256;
  /** What `context` has folded of a stream; undefined where it folded nothing. Other contexts read it through that context's contracts. */
  state(context: string, stream: string): unknown;
  /** Revision of the stream's last entry, −1 where it has none. */
  revision(stream: string): number;
  /** A row of a narrow fact table; undefined where there is none. */
  get(table: string, key: string): Json | undefined;
  /** Rows whose key starts with the prefix, by key in UTF-16 order. */
  list(table: string, prefix: string): readonly FactRow[];
  /** Every row of a table, or those whose key starts with the prefix, in no promised order, one after the other: a register of millions is never held whole. */
  each(table: string, prefix?: string): Iterable<FactRow>;
  /** Hex root of the log at an earlier size; undefined where the log is not that long. */
  root(size: number): string | undefined;
  /** A content-addressed list that an earlier or this statement names; undefined where it is not held. */
  file(sha256: string): Uint8Array | undefined;
}

export interface FactRow {
  readonly key: string;
  readonly value: Json;
}

/** One change of a fact table, computed from one entry alone and from the facts before it; null removes the row. */
export interface FactChange {
  readonly table: string;
  readonly key: string;
  readonly value: Json | null;
}
