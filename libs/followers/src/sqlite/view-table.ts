import type { openDatabase } from '@mingjing/event-store';
import type { ViewDefinition } from '../view';

export type Database = ReturnType<typeof openDatabase>;
export type Query = ReturnType<Database['prepare']>;

export function tableOf(view: ViewDefinition): string {
  return `${view.name}__v${String(view.version)}`;
}

export function columnsOf(view: ViewDefinition): readonly string[] {
  return Object.keys(view.columns ?? {});
}

/** Rows are closed, not overwritten: current = `to_index` null, as-of = a where clause. */
export function createTable(database: Database, view: ViewDefinition): void {
  const table = tableOf(view);
  const columns = columnsOf(view);
  const definitions = columns.map((column) => `, "${column}" ANY`).join('');
  const indexes = columns.map(
    (column) =>
      `CREATE INDEX IF NOT EXISTS "${table}__${column}" ON "${table}" ("${column}", key) WHERE to_index IS NULL;`,
  );
  database.exec(`
    CREATE TABLE IF NOT EXISTS "${table}" (
      key TEXT NOT NULL, from_index INTEGER NOT NULL, to_index INTEGER, occurred_at TEXT NOT NULL, data TEXT NOT NULL
      ${definitions}, PRIMARY KEY (key, from_index)) STRICT, WITHOUT ROWID;
    ${indexes.join('\n')}`);
}

export interface TableQueries {
  readonly current: Query;
  readonly open: Query;
  readonly close: Query;
  readonly replace: Query;
}

export function prepareTable(database: Database, view: ViewDefinition): TableQueries {
  const table = tableOf(view);
  const columns = columnsOf(view);
  const names = ['key', 'from_index', 'occurred_at', 'data', ...columns.map((column) => `"${column}"`)];
  const places = names.map(() => '?').join(', ');
  const insert = `INTO "${table}" (${names.join(', ')}) VALUES (${places})`;
  return {
    current: database.prepare(
      `SELECT from_index, to_index, data FROM "${table}" WHERE key = ? ORDER BY from_index DESC LIMIT 1`,
    ),
    open: database.prepare(`INSERT ${insert}`),
    close: database.prepare(`UPDATE "${table}" SET to_index = ? WHERE key = ? AND from_index = ?`),
    replace: database.prepare(`INSERT OR REPLACE ${insert}`),
  };
}
