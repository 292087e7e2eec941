/** The latest checkpoint of one log that this witness cosigned. */
export interface LastCosigned {
  readonly size: number;
  readonly root: Uint8Array;
  /** The checkpoint with the log's lines and this witness's own. */
  readonly note: string;
}

/** A key of a log in whose name this witness cosigns nothing more. */
export interface RetiredKey {
  readonly vkey: string;
  /** POSIX seconds. */
  readonly at: number;
}

/** What a witness reads and writes inside one transaction. */
export interface WitnessBook {
  last(origin: string): LastCosigned | undefined;
  /** Refused by the store itself where it would lower a size, or change the root at one. */
  record(origin: string, cosigned: LastCosigned): void;
  isRetired(vkey: string): boolean;
  /** For ever; the first time stands. */
  retire(key: RetiredKey): void;
}

/**
 * What a witness remembers of its logs: all that keeps it from being rolled back.
 *
 * Atomicity and ordering: `transact` runs `work` alone, among all processes that share the state; what it
 * read is still so when what it records becomes visible.
 *
 * Durability: what was recorded survives a power cut once `transact` has returned.
 *
 * Errors: where `transact` throws, no answer may be given for anything in it; after a failed flush the store
 * takes nothing more until it is opened anew.
 */
export interface WitnessStore {
  transact<T>(work: (book: WitnessBook) => T): T;

  /** By the hex SHA-256 of the origin, as the monitoring address names it; undefined where there is none. */
  byOriginHash(hash: string): LastCosigned | undefined;

  retired(): readonly RetiredKey[];

  close(): void;
}
