import type { openDatabase } from '@mingjing/event-store';
import type { ViewDefinition } from '../view';

export type Database = ReturnType<typeof openDatabase>;
export type Query = ReturnType<Database['prepare']>;
export type Value = string | number | null;

export function tableOf(view: ViewDefinition): string {
  return `${view.name}__v${String(view.version)}`;
}

export function columnsOf(view: ViewDefinition): readonly string[] {
  return Object.keys(view.columns ?? {});
}

/**
 * Rows are closed, not overwritten: current = `to_index` null, as-of = a where clause. `occurred` is the
 * event's claim in milliseconds; `occurred_at` its text, where that is not at China time; `gone` the claim
 * of the event which closed the row and opened no other.
 *
 * Rows stand in order of the log and the indexes are made afterwards (see createIndexes): a rebuild
 * then only appends, which is several times faster than keeping large rows sorted by key.
 */
export function createTable(database: Database, view: ViewDefinition): void {
  const columns = columnsOf(view).map((column) => `, "${column}" ANY`);
  database.exec(`
    CREATE TABLE IF NOT EXISTS "${tableOf(view)}" (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, from_index INTEGER NOT NULL, to_index INTEGER,
      occurred INTEGER NOT NULL, occurred_at TEXT, gone INTEGER ${columns.join('')}, data TEXT NOT NULL) STRICT`);
}

/** By key for all versions; by column apart for rows that are current and rows that were closed. */
export function createIndexes(database: Database, view: ViewDefinition): void {
  const table = tableOf(view);
  const byColumn = columnsOf(view).map(
    (column) => `
      CREATE INDEX IF NOT EXISTS "${table}__${column}" ON "${table}" ("${column}", key)
        WHERE to_index IS NULL AND "${column}" IS NOT NULL;
      CREATE INDEX IF NOT EXISTS "${table}__${column}_closed" ON "${table}" ("${column}", to_index)
        WHERE to_index IS NOT NULL AND "${column}" IS NOT NULL;`,
  );
  database.exec(`
    CREATE UNIQUE INDEX IF NOT EXISTS "${table}__key" ON "${table}" (key, from_index);
    ${byColumn.join('')}`);
}

export function lastId(database: Database, view: ViewDefinition): number {
  const sql = `SELECT COALESCE(MAX(id), 0) AS id FROM "${tableOf(view)}"`;
  return (database.prepare(sql).get() as { id: number }).id;
}

/** Rows per statement where there are many: a call into SQLite costs as much as the row. */
export const BATCH = 8;

export interface TableQueries {
  readonly current: Query;
  readonly open: Query;
  /** The same for BATCH rows at once. */
  readonly openBatch: Query;
  readonly close: Query;
}

export interface Table extends TableQueries {
  /** Id of the last row. */
  readonly lastId: number;
  /** Called before a row is looked up in the table. */
  index(): void;
}

/** The columns of a row in the order in which they are written. */
export function prepareTable(database: Database, view: ViewDefinition): TableQueries {
  const table = tableOf(view);
  const names = ['id', 'key', 'from_index', 'to_index', 'occurred', 'occurred_at', 'gone'];
  const columns = [...names, ...columnsOf(view).map((column) => `"${column}"`), 'data'];
  const places = `(${columns.map(() => '?').join(', ')})`;
  const insert = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES ${places}`;
  return {
    current: database.prepare(
      `SELECT id, data FROM "${table}" WHERE key = ? AND to_index IS NULL ORDER BY from_index DESC LIMIT 1`,
    ),
    open: database.prepare(insert),
    openBatch: database.prepare(insert + `, ${places}`.repeat(BATCH - 1)),
    close: database.prepare(
      `UPDATE "${table}" SET to_index = ?, gone = ?, data = COALESCE(?, data) WHERE id = ?`,
    ),
  };
}
