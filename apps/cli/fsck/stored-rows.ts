import type { Database, Statement } from '@mingjing/event-store';

/** A table whose every row is to be what follows from the log. */
export interface StoredTable {
  readonly name: string;
  /** By which its rows are read on, page by page. */
  readonly place: 'id' | 'rowid';
  /** What a row is made of, as SQL. */
  readonly columns: readonly string[];
  /** `row`: the columns as texts. */
  readonly isSame: (row: readonly string[]) => boolean;
  readonly nameOf: (row: readonly string[]) => string;
}

export interface ComparedRows {
  /** How many rows are the same. */
  same: number;
  /** The names of the others. */
  readonly differing: string[];
}

interface Joined {
  readonly count: number;
  readonly last: unknown;
  readonly rows: string | null;
}

interface Page {
  readonly joined: Statement;
  readonly rows: Statement;
}

const PAGE = 512;
/** ASCII has them for this; where a row holds one the page is read row by row. */
const [UNIT, RECORD] = ['\x1f', '\x1e'];

/** Every row once. A page comes as one text: to make an object of each row takes longer than to compare it. */
export function compareRows(database: Database, table: StoredTable): ComparedRows {
  const compared: ComparedRows = { same: 0, differing: [] };
  let page = prepare(database, table, '');
  for (let after: readonly unknown[] = []; ;) {
    const { count, last, rows } = page.joined.get(...(after as [])) as unknown as Joined;
    if (count === 0) return compared;
    if (rows !== null && areSame(rows.split(RECORD), count, table)) compared.same += count;
    else compareOneByOne(page.rows.all(...(after as [])), table, compared);
    if (after.length === 0) page = prepare(database, table, `WHERE ${table.place} > ?`);
    after = [last];
  }
}

function prepare(database: Database, { name, place, columns }: StoredTable, where: string): Page {
  const named = columns.map((column, i) => `${column} AS c${String(i)}`).join(', ');
  const rows = `SELECT ${named}, ${place} AS place FROM ${name} ${where} ORDER BY ${place} LIMIT ${String(PAGE)}`;
  const row = columns.map((_, i) => `c${String(i)}`).join(' || char(31) || ');
  return {
    joined: database.prepare(
      `SELECT count(*) AS count, max(place) AS last, group_concat(${row}, char(30)) AS rows FROM (${rows})`,
    ),
    rows: database.prepare(rows),
  };
}

function areSame(rows: readonly string[], count: number, { columns, isSame }: StoredTable): boolean {
  if (rows.length !== count) return false;
  for (const text of rows) {
    const row = text.split(UNIT);
    if (row.length !== columns.length || !isSame(row)) return false;
  }
  return true;
}

function compareOneByOne(rows: readonly unknown[], table: StoredTable, compared: ComparedRows): void {
  for (const columns of rows as Readonly<Record<string, unknown>>[]) {
    const row = table.columns.map((_, i) => String(columns[`c${String(i)}`]));
    if (table.isSame(row)) compared.same++;
    else compared.differing.push(table.nameOf(row));
  }
}
