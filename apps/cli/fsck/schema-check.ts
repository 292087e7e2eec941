import { openDatabase, type Database } from '@mingjing/event-store';
import type { Findings } from './finding';

export interface SchemaRow {
  readonly type: string;
  readonly name: string;
  /** The table that it stands for, or belongs to. */
  readonly table: string;
  /** Null for the index that SQLite makes by itself for a key. */
  readonly sql: string | null;
}

/** Tables made when they are first needed, by a newer program too: each is there with all that belongs to it, or not at all. */
const MAY_BE_ABSENT = /^(cosigned|secret_digest|position$)|__v\d/;

/** Of the index that earlier versions kept in the file of the log: the next start drops it. */
const FORMER = new Set(['told', 'told_id', 'told_ids', 'told_stream', 'told_fact']);

/** A view's table and what hangs on it, by the version that its rows are of. */
const VIEW = /\b(\w+)__v\d+/;

/** What is not in the reference is nobody's, and what is missing in the file was taken out. */
export function compareSchema(
  database: Database,
  file: string,
  made: ReadonlyMap<string, SchemaRow>,
  findings: Findings,
): void {
  const rows = schemaRows(database);
  tellMissing(rows, file, made, findings);
  const views = new Set([...made.values()].map(({ table }) => viewOf(table)));
  for (const row of rows.filter(isNotFormer)) {
    const expected = made.get(`${row.type} ${row.name}`);
    if (expected?.sql === row.sql && expected.table === row.table) continue;
    const view = viewOf(row.table);
    if (expected === undefined && view !== undefined && views.has(view)) {
      if (row.type === 'table') tellOtherVersion(row.name, file, findings);
    } else tellForeign(row, file, expected, findings);
  }
}

/** A trigger on such a table could still change others. */
function isNotFormer({ type, table }: SchemaRow): boolean {
  return type === 'trigger' || !FORMER.has(table);
}

function tellMissing(
  rows: readonly SchemaRow[],
  file: string,
  made: ReadonlyMap<string, SchemaRow>,
  findings: Findings,
): void {
  const found = new Set(rows.map(({ type, name }) => `${type} ${name}`));
  for (const [object, { type, name, table }] of made) {
    const isNotMadeYet = MAY_BE_ABSENT.test(table) && !found.has(`table ${table}`);
    if (found.has(object) || isNotMadeYet) continue;
    findings.fault(
      file,
      'schema-missing',
      `The ${type} "${name}" of ${file} is gone: somebody dropped it past the ledger.`,
      { table: name },
    );
  }
}

function tellOtherVersion(name: string, file: string, findings: Findings): void {
  findings.note(
    file,
    'view-of-other-version',
    `"${name}" was told by another version of the program; the next start tells it anew from the log.`,
    { table: name },
  );
}

function tellForeign(
  { type, name }: SchemaRow,
  file: string,
  expected: SchemaRow | undefined,
  findings: Findings,
): void {
  findings.fault(
    file,
    expected === undefined ? 'schema-foreign' : 'schema-altered',
    expected === undefined
      ? `The ${type} "${name}" in ${file} is none of the ledger's: somebody made it past the ledger. Look at what it does before anything is started.`
      : `The ${type} "${name}" in ${file} is not as the ledger made it: its protections were changed.`,
    { table: name },
  );
}

function viewOf(table: string): string | undefined {
  return VIEW.exec(table)?.[1];
}

export function schemaOf(reference: string): ReadonlyMap<string, SchemaRow> {
  const database = openDatabase(reference, { durability: 'FULL', readOnly: true });
  try {
    return new Map(schemaRows(database).map((row) => [`${row.type} ${row.name}`, row]));
  } finally {
    database.close();
  }
}

export function schemaRows(database: Database): readonly SchemaRow[] {
  return database
    .prepare(
      "SELECT type, name, tbl_name AS 'table', sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'",
    )
    .all() as SchemaRow[];
}
