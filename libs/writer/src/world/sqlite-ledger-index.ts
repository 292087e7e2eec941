import { closeDatabase, openLedgerDatabase, type Database } from '@mingjing/event-store';
import type { FactRow, FoldedStates, Json } from '@mingjing/kernel';
import type { IndexChanges, LedgerIndex } from './ledger-index';
import { INDEX_TABLES, prepareIndex, type IndexStatements } from './index-tables';

/** Ids fall all over their tree: the pages that they change must not be read anew for each. */
const CACHE_KIB = 16 * 1024;
const ROWS_AT_ONCE = 2_000;

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
    const row = this.sql.id.get(idBytes(id)) as { idx: number } | undefined;
    return row?.idx;
  }

  revision(stream: string): number | undefined {
    return this.row(stream)?.revision;
  }

  *streamsAndIds(): Iterable<string> {
    for (const row of this.sql.streams.iterate()) yield (row as { stream: string }).stream;
    for (const row of this.sql.ids.iterate()) yield uuidText((row as { id: Uint8Array }).id);
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

  *eachFact(table: string): Iterable<FactRow> {
    let last: { readonly key: string; readonly value: string } | undefined;
    for (;;) {
      const rows = this.sql.nextFacts.all(
        table,
        last?.key ?? '',
        ROWS_AT_ONCE,
        last === undefined ? 0 : 1,
      ) as {
        readonly key: string;
        readonly value: string;
      }[];
      for (const { key, value } of rows) yield { key, value: JSON.parse(value) as Json };
      last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    }
  }

  write(changes: IndexChanges): void {
    this.last = undefined;
    this.sql.begin.run();
    try {
      this.writeRows(changes);
      this.sql.tell.run(changes.size, this.fold);
      this.sql.commit.run();
    } catch (error) {
      if (this.database.isTransaction) this.sql.rollback.run();
      throw error;
    }
    this.told = changes.size;
  }

  clear(): void {
    this.last = undefined;
    this.database.exec(
      'BEGIN IMMEDIATE; DELETE FROM told; DELETE FROM told_id; DELETE FROM told_stream; DELETE FROM told_fact; COMMIT',
    );
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

  private writeRows({ ids, revisions, states, tables }: IndexChanges): void {
    for (const [id, index] of ids) this.sql.putId.run(idBytes(id), index);
    for (const [stream, revision] of revisions) {
      this.sql.putStream.run(stream, revision, JSON.stringify(states.get(stream) ?? {}));
    }
    for (const [table, rows] of tables) {
      for (const [key, value] of rows) {
        if (value === null) this.sql.removeFact.run(table, key);
        else this.sql.putFact.run(table, key, JSON.stringify(value));
      }
    }
  }

  private readTold(): number {
    const row = this.sql.told.get() as { size: number; fold: string } | undefined;
    if (row === undefined) return 0;
    if (row.fold === this.fold) return row.size;
    this.clear();
    return 0;
  }
}

/** The 16 bytes of a UUID. */
function idBytes(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function uuidText(id: Uint8Array): string {
  const hex = Buffer.from(id.buffer, id.byteOffset, id.length).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const LAST_CHARACTER = '\u{10ffff}';
