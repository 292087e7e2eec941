import {
  StoreUnavailable,
  openDatabase,
  type Appended,
  type EventStore,
  type Page,
} from '@mingjing/event-store';

interface Row {
  readonly idx: number;
  readonly bytes: Uint8Array;
}

/** The rows of `ledger.db` as they stand, for reading alone, whatever has become of the file's protections. */
export class RawLog implements EventStore {
  private readonly database;
  private readonly page;

  constructor(path: string) {
    this.database = openDatabase(path, { durability: 'FULL', readOnly: true });
    this.page = this.database.prepare('SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?');
  }

  /** Rows that no ledger writes: before the first entry. */
  strays(): number {
    const row: unknown = this.database.prepare('SELECT COUNT(*) AS n FROM entry WHERE idx < 0').get();
    return (row as { readonly n: number }).n;
  }

  /** Throws where an entry is missing between others. */
  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    const rows = this.page.all(from, max) as unknown as readonly Row[];
    const gap = rows.findIndex(({ idx }, i) => idx !== from + i);
    if (gap === 0) {
      throw new StoreUnavailable(`entry ${from} is missing; after it comes entry ${String(rows[0]?.idx)}.`);
    }
    return (gap < 0 ? rows : rows.slice(0, gap)).map(({ bytes }) => bytes);
  }

  async size(): Promise<number> {
    const row: unknown = this.database.prepare('SELECT COALESCE(MAX(idx) + 1, 0) AS size FROM entry').get();
    return (row as { readonly size: number }).size;
  }

  async append(): Promise<Appended> {
    throw new StoreUnavailable('The log is only read.');
  }

  follow(): AsyncIterable<Page> {
    throw new StoreUnavailable('The log is only read.');
  }

  async close(): Promise<void> {
    this.database.close();
  }
}
