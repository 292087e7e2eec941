import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { assertCount, assertStorable } from '../bounds';
import type { Appended, EventStore, Page, StoredEntry } from '../event-store';
import { followPages } from '../follow-pages';
import type { News } from '../news';
import { StoreAltered, StoreUnavailable } from '../store-errors';
import { soundly } from './damage';
import { DurableWrites } from './durable-write';
import type { Statements } from './entry-table';
import type { FlushBeside } from './flush-beside';
import { closeDatabase } from './open-database';
import { readPage, type Row } from './read-page';
import { isConstraint } from './result-code';

export interface SqliteEventStoreParts {
  readonly database: Database;
  readonly statements: Statements;
  readonly news: News;
  /** Milliseconds after which a follower looks for what another process wrote. */
  readonly patience: number;
  /** There where commits do not flush by themselves. */
  readonly beside?: Pick<FlushBeside, 'durableEnd' | 'flush' | 'close'>;
  readonly release: () => void;
}

/**
 * The log as a table of one file, on one machine. One entry is one statement that commits by
 * itself; the table's own trigger compares the size, so nothing is asked before or after.
 */
export class SqliteEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly writes = new DurableWrites('The ledger file');
  private readonly file: string;
  private flushing: Promise<unknown> = Promise.resolve();

  /** Made by `openSqliteEventStore`. */
  constructor(private readonly parts: SqliteEventStoreParts) {
    this.file = String(parts.database.location());
  }

  async append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended> {
    this.assertOpen();
    assertCount(expectedSize, 'The expected size');
    entries.forEach(assertStorable);
    const appended = this.writes.run(() => this.insertAll(expectedSize, entries));
    if (appended !== 'done' || entries.length === 0) return appended;
    await this.flush(expectedSize, expectedSize + entries.length);
    this.parts.news.tell();
    return appended;
  }

  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    this.assertOpen();
    return this.page(from, max);
  }

  async size(): Promise<number> {
    this.assertOpen();
    return Math.min(this.count(), this.durableEnd);
  }

  follow(from: number, signal?: AbortSignal): AsyncIterable<Page> {
    this.assertOpen();
    assertCount(from, 'An index');
    const { signal: closed } = this.closing;
    const read = (next: number, max: number): readonly Uint8Array[] => this.page(next, max);
    return followPages(
      { read, news: this.parts.news, patience: this.parts.patience },
      from,
      signal === undefined ? closed : AbortSignal.any([signal, closed]),
    );
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.flushing;
    closeDatabase(this.parts.database);
    this.parts.beside?.close();
    this.parts.release();
  }

  private get durableEnd(): number {
    return this.parts.beside?.durableEnd ?? Infinity;
  }

  private async flush(from: number, to: number): Promise<void> {
    const { beside } = this.parts;
    if (beside === undefined) return;
    const flushing = this.writes.settle(beside.flush(from, to));
    this.flushing = Promise.allSettled([this.flushing, flushing]);
    await flushing;
  }

  private insertAll(expectedSize: number, entries: readonly StoredEntry[]): Appended {
    const [first, ...more] = entries;
    if (first === undefined) return this.count() === expectedSize ? 'done' : { size: this.count() };
    try {
      if (more.length === 0) this.parts.statements.insert.run(expectedSize, first.bytes);
      else this.insertTogether(expectedSize, entries);
      return 'done';
    } catch (error) {
      // The trigger refuses whoever is not next; whether that was the reason, the table itself says.
      const size = isConstraint(error) ? this.count() : expectedSize;
      if (size === expectedSize) throw error;
      return { size };
    }
  }

  private insertTogether(expectedSize: number, entries: readonly StoredEntry[]): void {
    const { begin, insert, commit, rollback } = this.parts.statements;
    begin.run();
    try {
      let index = expectedSize;
      for (const entry of entries) insert.run(index++, entry.bytes);
      commit.run();
    } catch (error) {
      // Some failures have ended the transaction already.
      if (this.parts.database.isTransaction) rollback.run();
      throw error;
    }
  }

  private page(from: number, max: number): readonly Uint8Array[] {
    assertCount(from, 'An index');
    assertCount(max, 'A number of entries');
    const { statements } = this.parts;
    const durable = Math.max(0, Math.min(max, this.durableEnd - from));
    const rows = soundly(this.file, () => readPage(statements, from, durable)) as readonly Row[];
    return rows.map(([bytes, index], i) => {
      if (index !== from + i) throw gap(this.file, from + i, index);
      return bytes;
    });
  }

  private count(): number {
    const [size] = soundly(this.file, () => this.parts.statements.size.get()) as readonly [number];
    return size;
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}

/** The triggers let no gap arise: somebody took them off, removed rows, and put them back. */
function gap(file: string, missing: number, found: number): StoreAltered {
  return new StoreAltered(
    `Entry ${String(missing)} is missing from ${file}: after it comes entry ${String(found)}. Rows were removed past the ledger. Keep the files as they are and restore ledger.db from a copy that "mingjing fsck" finds whole.`,
  );
}
