import { createHash } from 'node:crypto';
import { openDatabase } from '@mingjing/event-store';
import { canonicalJson, type Json, type RecordedEvent } from '@mingjing/kernel';
import type { RowQuery, RowVersion, ViewDefinition } from '../view';
import type { ViewStore } from '../view-store';
import { TableRows } from './table-rows';
import { createTable, prepareTable, tableOf, type Database, type Query } from './view-table';

interface OpenView {
  readonly rows: TableRows;
  position: number;
}

/** Views in one SQLite file, `views.db`; a row version per change, a position per view. */
export class SqliteViewStore implements ViewStore {
  private readonly database: Database;
  private readonly open = new Map<string, OpenView>();
  private readonly move: Query;

  /** `path` may be ":memory:". */
  constructor(path: string) {
    this.database = openDatabase(path, { durability: 'NORMAL' });
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS position (view TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    this.move = this.database.prepare(
      'INSERT INTO position (view, size) VALUES (?, ?) ON CONFLICT DO UPDATE SET size = excluded.size WHERE size = ?',
    );
  }

  position(view: ViewDefinition): number {
    return this.opened(view).position;
  }

  apply(view: ViewDefinition, events: readonly RecordedEvent[]): void {
    const opened = this.opened(view);
    const next = opened.position + events.length;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const event of events) {
        if (concerns(view, event.type)) view.apply(event, opened.rows.at(event));
      }
      const moved = this.move.run(tableOf(view), next, opened.position);
      if (moved.changes !== 1) throw new Error(`Somebody else tells the view ${tableOf(view)}`);
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      opened.rows.forget();
      throw error;
    }
    opened.position = next;
  }

  row(view: ViewDefinition, key: string, asOf: RowQuery = {}): RowVersion | undefined {
    const { clause, values } = this.clauseOf(view, asOf);
    const sql = `SELECT * FROM "${tableOf(view)}" WHERE key = ? AND ${clause} ORDER BY from_index DESC LIMIT 1`;
    const found = this.database.prepare(sql).get(key, ...values) as unknown as StoredRow | undefined;
    return found && versionOf(found);
  }

  rows(view: ViewDefinition, query: RowQuery = {}): readonly RowVersion[] {
    const { clause, values } = this.clauseOf(view, query);
    const sql = `SELECT * FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key LIMIT ?`;
    const found = this.database.prepare(sql).all(...values, query.limit ?? -1) as unknown as StoredRow[];
    return found.map(versionOf);
  }

  count(view: ViewDefinition, query: RowQuery = {}): number {
    const { clause, values } = this.clauseOf(view, query);
    const sql = `SELECT COUNT(*) AS n FROM "${tableOf(view)}" WHERE ${clause}`;
    return Number((this.database.prepare(sql).get(...values) as { n: number }).n);
  }

  digest(view: ViewDefinition, size?: number): string {
    const { clause, values } = this.clauseOf(view, size === undefined ? {} : { size });
    const sql = `SELECT key, data FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key`;
    const hash = createHash('sha256');
    for (const row of this.database.prepare(sql).iterate(...values)) {
      const { key, data } = row as { key: string; data: string };
      hash.update(`${canonicalJson([key, JSON.parse(data) as Json])}\n`);
    }
    return hash.digest('hex');
  }

  retire(views: readonly ViewDefinition[]): void {
    const kept = new Set(views.map(tableOf));
    const told = this.database.prepare('SELECT view FROM position').all() as { view: string }[];
    for (const { view } of told) {
      if (kept.has(view)) continue;
      this.database.exec(
        `BEGIN; DROP TABLE IF EXISTS "${view}"; DELETE FROM position WHERE view = '${view}'; COMMIT`,
      );
    }
  }

  close(): void {
    this.database.close();
  }

  private opened(view: ViewDefinition): OpenView {
    const name = tableOf(view);
    const known = this.open.get(name);
    if (known !== undefined) return known;
    createTable(this.database, view);
    this.database.prepare('INSERT OR IGNORE INTO position (view, size) VALUES (?, 0)').run(name);
    const row = this.database.prepare('SELECT size FROM position WHERE view = ?').get(name) as {
      size: number;
    };
    const opened = { rows: new TableRows(view, prepareTable(this.database, view)), position: row.size };
    this.open.set(name, opened);
    return opened;
  }

  /** Rows current at the size asked for: opened before it, and closed at it or later, if at all. */
  private clauseOf(view: ViewDefinition, query: RowQuery): { clause: string; values: (string | number)[] } {
    this.opened(view);
    const parts: string[] = [];
    const values: (string | number)[] = [];
    if (query.size === undefined && query.occurredBy === undefined) parts.push('to_index IS NULL');
    if (query.size !== undefined) {
      parts.push('from_index < ? AND (to_index IS NULL OR to_index >= ?)');
      values.push(query.size, query.size);
    }
    if (query.occurredBy !== undefined) {
      parts.push('julianday(occurred_at) <= julianday(?)');
      values.push(query.occurredBy);
    }
    for (const [column, value] of Object.entries(query.where ?? {})) {
      if (view.columns?.[column] === undefined) throw new RangeError(`${view.name} has no column ${column}`);
      parts.push(`"${column}" = ?`);
      values.push(value);
    }
    if (query.after !== undefined) {
      parts.push('key > ?');
      values.push(query.after);
    }
    return { clause: parts.join(' AND '), values };
  }
}

interface StoredRow {
  readonly key: string;
  readonly from_index: number;
  readonly to_index: number | null;
  readonly occurred_at: string;
  readonly data: string;
}

function versionOf(row: StoredRow): RowVersion {
  return {
    key: row.key,
    from: row.from_index,
    to: row.to_index,
    occurredAt: row.occurred_at,
    data: JSON.parse(row.data) as Json,
  };
}

function concerns(view: ViewDefinition, type: string): boolean {
  return view.concerns === '*' || view.concerns.includes(type);
}
