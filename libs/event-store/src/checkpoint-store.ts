export interface StoredCheckpoint {
  /** 0 for the first, then counting without gaps. */
  readonly version: number;
  /** The signed note, as text, with whatever signature lines it came with. */
  readonly note: string;
}

/**
 * The signed checkpoints of one log, kept apart from the log so that neither can vouch for itself.
 *
 * Durability: as of the event store. A checkpoint that has been answered for is never lost: a log
 * that lost one could sign another history at the same size.
 *
 * Ordering: versions 0, 1, 2 … without gaps; sizes never fall. Equal sizes are allowed, so that a
 * note can be followed by the same one with more cosignatures.
 *
 * Concurrency: of those that swap the same version exactly one wins.
 *
 * Errors: as of the event store.
 */
export interface CheckpointStore {
  /** The newest; null before the first. */
  get(): Promise<StoredCheckpoint | null>;

  /**
   * Makes `note` the newest if `version` is still that of the newest (null: there is none). Its
   * version is then `version` + 1. False, and nothing changed, where another one has come before;
   * whoever loses reads the winner, checks it against his own tree, and only then tries again.
   * A `size` below that of the newest rejects with a `RangeError`: a checkpoint is never taken back.
   */
  swap(version: number | null, note: string, size: number): Promise<boolean>;

  /** The newest note that was swapped in for exactly this size; null where none was. Every one is kept. */
  at(size: number): Promise<string | null>;

  /**
   * Keeps the checkpoint of that size with further signature lines: `note` begins with the note that stands
   * for the size, byte for byte, and `get`, `at` and `cosigned` give it from then on. Versions stay as they
   * are, and older sizes are welcome: witnesses answer while the log goes on. False, and nothing changes,
   * where it does not begin so or no checkpoint of that size was swapped in; whoever loses reads again. After
   * an `OutcomeUnknown` the store goes on: the note is sent again, or a later one.
   */
  keepCosigned(size: number, note: string): Promise<boolean>;

  /** The notes kept by `keepCosigned`, at most `max`, the newest size first; of each size the last one only. */
  cosigned(max: number): Promise<readonly string[]>;

  /** Versions `from`, `from` + 1 …, at most `max`; fewer only where there are no more. */
  read(from: number, max: number): Promise<readonly StoredCheckpoint[]>;

  close(): Promise<void>;
}
