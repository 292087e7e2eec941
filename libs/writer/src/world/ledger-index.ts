import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';

/** What follows from entries up to a size: written in one go, so that it is never half-told. */
export interface IndexChanges {
  /** Entries 0 … size − 1 are told by the index once this is written. */
  readonly size: number;
  /** Hex root of the log of that size, where whoever writes knows it. */
  readonly root?: string | undefined;
  /** Statement id → log index, of every entry that the index has not told yet, in their order. */
  readonly ids: ReadonlyMap<string, number>;
  readonly revisions: ReadonlyMap<string, number>;
  /** Stream → all that is folded of it, for each stream in `revisions`. */
  readonly states: ReadonlyMap<string, FoldedStates>;
  /** Table → key → value; null removes. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Json | null>>;
}

/**
 * The narrow tables beside the log: ids, revisions, folded states, facts. All of it follows from
 * entries read back, so it may lag behind the log after a crash, and may be dropped and told anew
 * from entry 0; it is never ahead of what is durable.
 *
 * Synchronous: deciding is one serial act, and everything it reads lies on the writer's own disk.
 * Missing rows are undefined, never errors; a broken file throws with its cause.
 */
export interface LedgerIndex {
  /** The size up to which the index tells the log. */
  size(): number;
  /** Hex root of the log that it tells, as it was given with its last change; undefined where none was. */
  root(): string | undefined;
  indexOf(id: string): number | undefined;
  revision(stream: string): number | undefined;
  /** All that is folded of a stream. */
  states(stream: string): FoldedStates | undefined;
  fact(table: string, key: string): Json | undefined;
  /** By key in UTF-16 order. */
  facts(table: string, prefix: string): readonly FactRow[];
  /** All rows of a table with the prefix, in no promised order, a few of them in memory at a time; others may be asked for meanwhile. */
  eachFact(table: string, prefix?: string): Iterable<FactRow>;
  write(changes: IndexChanges): void;
  /** Forgets everything: the next start tells it again from the log. */
  clear(): void;
  close(): void;
}
