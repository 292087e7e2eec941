/** One entry on its way into the log. */
export interface StoredEntry {
  /** Id of the statement: unique in the log, by which an engine recognises a repeated append. */
  readonly id: string;
  readonly type: string;
  /** The entry's canonical JSON, 1 to 65,535 bytes: the Merkle leaf data, kept and given back as it is. */
  readonly bytes: Uint8Array;
}

/** `done`: all of it is durable. Otherwise nothing of it is in the log, whose size was `size` when it refused. */
export type Appended = 'done' | { readonly size: number };

/** Consecutive entries, never none. */
export interface Page {
  /** Log index of the first one. */
  readonly from: number;
  readonly entries: readonly Uint8Array[];
}

/**
 * One append-only log of entries, numbered 0, 1, 2 … without gaps.
 *
 * Durability: once `append` has answered `done`, and once `read` or `follow` has given an entry, the
 * entry survives the death of the process, of the operating system and of the power supply.
 *
 * Ordering: one total order, that of the log index. An entry never changes its index or its bytes,
 * and none is ever removed; the engine itself refuses whoever tries.
 *
 * Concurrency: any number of handles may read and follow. Of those that append at one size exactly
 * one wins; the others are answered with the size that they missed.
 *
 * Missing values: reading behind the end gives an empty list; there is no null anywhere.
 *
 * Errors: a size, index or entry that could never be right rejects with a `RangeError`, an engine
 * that certainly did nothing with `StoreUnavailable`, one that cannot tell with `OutcomeUnknown`.
 */
export interface EventStore {
  /**
   * Appends all entries at index `expectedSize` and following, or none of them.
   *
   * Resolves only with an outcome that is settled. Where the engine answers neither yes nor no, the
   * store finds out by itself (by looking, or by repeating the same append); where even that fails
   * it rejects with `OutcomeUnknown` and refuses every further append until it is opened anew: what
   * is then in the log is the truth. An empty list appends nothing and only asks about the size.
   * The bytes are the caller's again once the promise has settled.
   */
  append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended>;

  /**
   * Entries `from`, `from` + 1 …, at most `max`; fewer only where the log ends. The arrays are the
   * caller's own.
   */
  read(from: number, max: number): Promise<readonly Uint8Array[]>;

  /** A lower bound: others may have appended since. Only `append` decides. */
  size(): Promise<number>;

  /**
   * Every entry from index `from` on, in order, none twice and none skipped, this handle's own and
   * others': first what is there, then what comes. Ends when `signal` aborts or the store is closed;
   * what it holds back at that moment is not lost but read again by whoever follows from there.
   */
  follow(from: number, signal?: AbortSignal): AsyncIterable<Page>;

  /** Ends all that follow. Closing twice is closing once; any other call on a closed store rejects. */
  close(): Promise<void>;
}
