import type { FactRow, Json } from '@mingjing/kernel';
import { uuidBytes } from '@mingjing/kernel';
import { DatabaseSync } from '@photostructure/sqlite';
import type { IndexChanges, LedgerIndex } from './ledger-index';

type Database = InstanceType<typeof DatabaseSync>;
type Query = ReturnType<Database['prepare']>;

const TABLES = `
  CREATE TABLE IF NOT EXISTS told (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, fold TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS told_id (id BLOB PRIMARY KEY, idx INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS told_stream (stream TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS told_state (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS told_fact (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (tbl, key)) STRICT, WITHOUT ROWID;
`;

/**
 * The index in `ledger.db`, through a connection of its own with synchronous=NORMAL: a commit here
 * need not reach the disk, since the entries that it follows from have.
 *
 * `fold` names the version of the code that folded the states; another version starts from nothing.
 */
export class SqliteLedgerIndex implements LedgerIndex {
  private readonly database: Database;
  private readonly selects: Selects;
  private readonly upserts: Upserts;
  private told: number;

  /** `path` may be ":memory:". */
  constructor(
    path: string,
    private readonly fold: string,
  ) {
    this.database = new DatabaseSync(path);
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    this.database.exec(TABLES);
    this.selects = prepareSelects(this.database);
    this.upserts = prepareUpserts(this.database);
    this.told = this.readTold();
  }

  size(): number {
    return this.told;
  }

  indexOf(id: string): number | undefined {
    const row = this.selects.id.get(uuidBytes(id)) as { idx: number } | undefined;
    return row?.idx;
  }

  revision(stream: string): number | undefined {
    const row = this.selects.stream.get(stream) as { revision: number } | undefined;
    return row?.revision;
  }

  state(key: string): unknown {
    const row = this.selects.state.get(key) as { state: string } | undefined;
    return row === undefined ? undefined : (JSON.parse(row.state) as unknown);
  }

  fact(table: string, key: string): Json | undefined {
    const row = this.selects.fact.get(table, key) as { value: string } | undefined;
    return row === undefined ? undefined : (JSON.parse(row.value) as Json);
  }

  facts(table: string, prefix: string): readonly FactRow[] {
    const rows = this.selects.facts.all(table, prefix, prefix + '\u{10ffff}') as {
      key: string;
      value: string;
    }[];
    const found = rows.map((row) => ({ key: row.key, value: JSON.parse(row.value) as Json }));
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  write(changes: IndexChanges): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      this.writeRows(changes);
      this.upserts.told.run(changes.size, this.fold);
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
    this.told = changes.size;
  }

  clear(): void {
    this.database.exec(
      'BEGIN IMMEDIATE; DELETE FROM told; DELETE FROM told_id; DELETE FROM told_stream; DELETE FROM told_state; DELETE FROM told_fact; COMMIT',
    );
    this.told = 0;
  }

  close(): void {
    this.database.close();
  }

  private writeRows(changes: IndexChanges): void {
    for (const [id, index] of changes.ids) this.upserts.id.run(uuidBytes(id), index);
    for (const [stream, revision] of changes.revisions) this.upserts.stream.run(stream, revision);
    for (const [key, state] of changes.states) {
      if (state !== undefined) this.upserts.state.run(key, JSON.stringify(state));
    }
    for (const [table, rows] of changes.tables) {
      for (const [key, value] of rows) {
        if (value === null) this.upserts.removeFact.run(table, key);
        else this.upserts.fact.run(table, key, JSON.stringify(value));
      }
    }
  }

  private readTold(): number {
    const row = this.selects.told.get() as { size: number; fold: string } | undefined;
    if (row === undefined) return 0;
    if (row.fold === this.fold) return row.size;
    this.clear();
    return 0;
  }
}

type Selects = ReturnType<typeof prepareSelects>;
type Upserts = ReturnType<typeof prepareUpserts>;

function prepareSelects(
  database: Database,
): Record<'told' | 'id' | 'stream' | 'state' | 'fact' | 'facts', Query> {
  return {
    told: database.prepare('SELECT size, fold FROM told'),
    id: database.prepare('SELECT idx FROM told_id WHERE id = ?'),
    stream: database.prepare('SELECT revision FROM told_stream WHERE stream = ?'),
    state: database.prepare('SELECT state FROM told_state WHERE key = ?'),
    fact: database.prepare('SELECT value FROM told_fact WHERE tbl = ? AND key = ?'),
    facts: database.prepare('SELECT key, value FROM told_fact WHERE tbl = ? AND key >= ? AND key < ?'),
  };
}

function prepareUpserts(
  database: Database,
): Record<'told' | 'id' | 'stream' | 'state' | 'fact' | 'removeFact', Query> {
  return {
    told: database.prepare(
      'INSERT INTO told (one, size, fold) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, fold = excluded.fold',
    ),
    id: database.prepare('INSERT OR REPLACE INTO told_id (id, idx) VALUES (?, ?)'),
    stream: database.prepare('INSERT OR REPLACE INTO told_stream (stream, revision) VALUES (?, ?)'),
    state: database.prepare('INSERT OR REPLACE INTO told_state (key, state) VALUES (?, ?)'),
    fact: database.prepare('INSERT OR REPLACE INTO told_fact (tbl, key, value) VALUES (?, ?, ?)'),
    removeFact: database.prepare('DELETE FROM told_fact WHERE tbl = ? AND key = ?'),
  };
}
