import type { openDatabase } from '@mingjing/event-store';
import type { ViewDefinition } from '../view';

export type Database = ReturnType<typeof openDatabase>;
export type Query = ReturnType<Database['prepare']>;
export type Value = string | number | null;

/** What is written row by row, the same for many rows. */
export interface Statement {
  /** SQL of one row. */
  readonly one: string;
  /** The same for BATCH rows at once, where it can be said so. */
  readonly batch?: string;
  /** Values of a row. */
  readonly width: number;
  /** What is wrong where a row changes nothing; absent where that cannot be. */
  readonly unchanged?: string;
}

/** Rows per statement where there are many: a call into SQLite costs as much as the row. */
export const BATCH = 16;

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
 * Rows stand in order of the log and the indexes are made afterwards (see indexesOf): a rebuild
 * then only appends, which is several times faster than keeping large rows sorted by key.
 */
export function tableSql(view: ViewDefinition): string {
  const columns = columnsOf(view).map((column) => `, "${column}" ANY`);
  return `
    CREATE TABLE IF NOT EXISTS "${tableOf(view)}" (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, from_index INTEGER NOT NULL, to_index INTEGER,
      occurred INTEGER NOT NULL, occurred_at TEXT, gone INTEGER ${columns.join('')}, data TEXT NOT NULL) STRICT`;
}

/** By key for all versions; by column apart for rows that are current and rows that were closed. */
export function indexesSql(view: ViewDefinition): string {
  const table = tableOf(view);
  const byColumn = columnsOf(view).map(
    (column) => `
      CREATE INDEX IF NOT EXISTS "${table}__${column}" ON "${table}" ("${column}", key)
        WHERE to_index IS NULL AND "${column}" IS NOT NULL;
      CREATE INDEX IF NOT EXISTS "${table}__${column}_closed" ON "${table}" ("${column}", to_index)
        WHERE to_index IS NOT NULL AND "${column}" IS NOT NULL;`,
  );
  return `
    CREATE UNIQUE INDEX IF NOT EXISTS "${table}__key" ON "${table}" (key, from_index);
    ${byColumn.join('')}`;
}

export interface TableStatements {
  /** The columns of a row in the order in which they are given. */
  readonly open: Statement;
  readonly close: Statement;
  /** The position: the new one, the table, the old one. */
  readonly move: Statement;
}

export function statementsOf(view: ViewDefinition): TableStatements {
  const table = tableOf(view);
  const names = ['id', 'key', 'from_index', 'to_index', 'occurred', 'occurred_at', 'gone'];
  const columns = [...names, ...columnsOf(view).map((column) => `"${column}"`), 'data'];
  const places = `(${columns.map(() => '?').join(', ')})`;
  const one = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES ${places}`;
  return {
    open: { one, batch: one + `, ${places}`.repeat(BATCH - 1), width: columns.length },
    close: {
      one: `UPDATE "${table}" SET to_index = ?, gone = ?, data = COALESCE(?, data) WHERE id = ?`,
      width: 4,
    },
    move: {
      one: 'UPDATE position SET size = ? WHERE view = ? AND size = ?',
      width: 3,
      unchanged: `Somebody else tells the view ${table}`,
    },
  };
}
