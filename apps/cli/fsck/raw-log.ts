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

interface Joined {
  readonly first: number | null;
  readonly last: number | null;
  readonly lengths: string | null;
  readonly bytes: Uint8Array | null;
}

/** The rows of `ledger.db` as they stand, for reading alone, whatever has become of the file's protections. */
export class RawLog implements EventStore {
  private readonly database;
  private readonly page;
  private readonly joined;

  constructor(path: string) {
    this.database = openDatabase(path, { durability: 'FULL', readOnly: true });
    this.page = this.database.prepare('SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?');
    this.joined = this.database.prepare(
      `SELECT min(idx) AS first, max(idx) AS last, group_concat(length(CAST(bytes AS BLOB))) AS lengths,
        CAST(group_concat(bytes, '') AS BLOB) AS bytes
        FROM (SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?)`,
    );
  }

  /** Rows that no ledger writes: before the first entry. */
  strays(): number {
    const row: unknown = this.database.prepare('SELECT COUNT(*) AS n FROM entry WHERE idx < 0').get();
    return (row as { readonly n: number }).n;
  }

  /** Throws where an entry is missing between others. */
  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    return this.whole(from, max) ?? this.rows(from, max);
  }

  /** As one blob, which is read in half the time; undefined where anything about it is not as it should be. */
  private whole(from: number, max: number): readonly Uint8Array[] | undefined {
    const { first, last, lengths, bytes } = this.joined.get(from, max) as unknown as Joined;
    if (first !== from || last === null || lengths === null || bytes === null) return undefined;
    const parts = lengths.split(',');
    let end = 0;
    const entries = parts.map((length) => bytes.subarray(end, (end += Number(length))));
    return last - first === parts.length - 1 && end === bytes.length ? entries : undefined;
  }

  private rows(from: number, max: number): readonly Uint8Array[] {
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
