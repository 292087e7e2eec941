import { closeDatabase, openLedgerDatabase, type Database } from '@mingjing/event-store';
import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from './ledger-index';
import { ID_BYTES, IdColumn, writeId } from './id-column';
import { INDEX_TABLES, prepareIndex, type IndexStatements } from './index-tables';

/** Streams fall all over their tree: the pages that they change must not be read anew for each. */
const CACHE_KIB = 16 * 1024;
const ROWS_AT_ONCE = 500;

interface IdRow {
  readonly first: number;
  readonly ids: Uint8Array;
}

/** Some rows of a table: `page` is the JSON of [key, value, key, value …]. */
interface PageRow {
  readonly rows: number;
  readonly last: string;
  readonly page: string;
}

interface StreamRow {
  readonly stream: string;
  readonly revision: number;
  readonly states: string;
}

/**
 * The index in `ledger.db`, through a connection of its own with synchronous=NORMAL: a commit here
 * need not reach the disk, since the entries that it follows from have.
 *
 * `fold` names the version of the code that folded the states; another version starts from nothing.
 */
export class SqliteLedgerIndex implements LedgerIndex {
  private readonly database: Database;
  private readonly sql: IndexStatements;
  private readonly ids = new IdColumn();
  private told: number;
  /** Revision and states of a stream are asked for together. */
  private last: { readonly stream: string; readonly row: StreamRow | undefined } | undefined;

  /** `path` may be ":memory:". */
  constructor(
    path: string,
    private readonly fold: string,
  ) {
    this.database = openLedgerDatabase(path);
    this.database.exec(`PRAGMA cache_size = -${String(CACHE_KIB)}`);
    this.database.exec(INDEX_TABLES);
    this.sql = prepareIndex(this.database);
    this.told = this.readTold();
  }

  size(): number {
    return this.told;
  }

  indexOf(id: string): number | undefined {
    return this.ids.indexOf(id);
  }

  revision(stream: string): number | undefined {
    return this.row(stream)?.revision;
  }

  *toldStreams(): Iterable<string> {
    for (const row of this.sql.streams.iterate()) yield (row as { stream: string }).stream;
  }

  states(stream: string): FoldedStates | undefined {
    const row = this.row(stream);
    return row === undefined ? undefined : (JSON.parse(row.states) as FoldedStates);
  }

  fact(table: string, key: string): Json | undefined {
    const row = this.sql.fact.get(table, key) as { value: string } | undefined;
    return row === undefined ? undefined : (JSON.parse(row.value) as Json);
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    const rows = this.sql.facts.all(table, prefix, prefix + LAST_CHARACTER) as {
      readonly key: string;
      readonly value: string;
    }[];
    const found = rows.map((row) => ({ key: row.key, value: JSON.parse(row.value) as Json }));
    // SQLite orders by UTF-8 bytes, which is another order beyond the basic plane.
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  *eachFact(table: string, prefix = ''): Iterable<FactRow> {
    const end = prefix + LAST_CHARACTER;
    let [from, told] = [prefix, 0];
    for (;;) {
      const next = this.sql.nextFacts.get(table, from, end, ROWS_AT_ONCE, told) as unknown as PageRow;
      if (next.rows === 0) return;
      const page = JSON.parse(next.page) as readonly Json[];
      for (let at = 0; at < page.length; at += 2) {
        yield { key: page[at] as string, value: page[at + 1] as Json };
      }
      if (next.rows < ROWS_AT_ONCE) return;
      [from, told] = [next.last, 1];
    }
  }

  write(changes: IndexChanges): void {
    this.last = undefined;
    const ids = this.idsFrom(this.told, changes);
    this.sql.begin.run();
    try {
      if (ids.length > 0) this.sql.putIds.run(this.told, ids);
      this.writeRows(changes);
      this.sql.tell.run(changes.size, this.fold);
      this.sql.commit.run();
    } catch (error) {
      if (this.database.isTransaction) this.sql.rollback.run();
      throw error;
    }
    this.ids.append(ids);
    this.told = changes.size;
  }

  clear(): void {
    this.last = undefined;
    this.database.exec(
      'BEGIN IMMEDIATE; DELETE FROM told; DELETE FROM told_ids; DELETE FROM told_stream; DELETE FROM told_fact; COMMIT',
    );
    this.ids.clear();
    this.told = 0;
  }

  close(): void {
    closeDatabase(this.database);
  }

  private row(stream: string): StreamRow | undefined {
    if (this.last?.stream !== stream) {
      this.last = { stream, row: this.sql.stream.get(stream) as StreamRow | undefined };
    }
    return this.last.row;
  }

  private writeRows({ revisions, states, tables }: IndexChanges): void {
    revisions.forEach((revision, stream) => {
      this.sql.putStream.run(stream, revision, JSON.stringify(states.get(stream) ?? {}));
    });
    tables.forEach((rows, table) => {
      rows.forEach((value, key) => {
        if (value === null) this.sql.removeFact.run(table, key);
        else this.sql.putFact.run(table, key, JSON.stringify(value));
      });
    });
  }

  /** One for each entry from `first` on, in their order: their places say which entry is whose. */
  private idsFrom(first: number, { ids, size }: IndexChanges): Uint8Array {
    const bytes = new Uint8Array(ids.size * ID_BYTES);
    let next = first;
    ids.forEach((index, id) => {
      if (index !== next)
        throw new RangeError(`Entry ${String(index)} is told where ${String(next)} is next`);
      writeId(id, bytes, (next++ - first) * ID_BYTES);
    });
    if (next !== size) throw new RangeError(`${String(next)} of ${String(size)} entries have ids`);
    return bytes;
  }

  /** What other code has folded, and what has not an id for each entry, as a file of before, is forgotten. */
  private readTold(): number {
    const row = this.sql.told.get() as { size: number; fold: string } | undefined;
    if (row === undefined) return 0;
    if (row.fold === this.fold && this.readIds() === row.size) return row.size;
    this.clear();
    return 0;
  }

  /** How many there are without a gap. */
  private readIds(): number {
    for (const row of this.sql.ids.iterate()) {
      const { first, ids } = row as IdRow;
      if (first !== this.ids.size || ids.length % ID_BYTES !== 0) break;
      this.ids.append(ids);
    }
    return this.ids.size;
  }
}

const LAST_CHARACTER = '\u{10ffff}';
