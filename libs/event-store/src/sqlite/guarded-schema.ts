import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { StoreAltered } from '../store-errors';
import { noPlaceToWrite } from './no-place';

/** Tables, indexes and triggers of a file, by name, as the text that creates each. */
export type Schema = Readonly<Record<string, string>>;

interface SchemaRow {
  readonly name: string;
  readonly sql: string;
}

/**
 * Creates the tables where the file has none of them, and refuses a file in which they, or what
 * hangs on them, are not word for word these: a trigger that somebody dropped, or added, would be
 * noticed by nobody else. Other tables of the file are not its matter.
 */
export function establish(database: Database, schema: Schema): void {
  const names = Object.keys(schema);
  const rows = database.prepare(
    `SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name IN (${names.map(() => '?').join()})`,
  );
  if (rows.get(...names) === undefined) create(database, schema);
  const found = new Map((rows.all(...names) as readonly SchemaRow[]).map(({ name, sql }) => [name, sql]));
  for (const name of new Set([...names, ...found.keys()])) {
    if (found.get(name) !== schema[name]) {
      throw new StoreAltered(
        `"${name}" in ${String(database.location())} is not as it was made: the file's own protections were changed past the ledger. Keep it as it is, and restore one that "mingjing fsck" finds whole.`,
      );
    }
  }
}

function create(database: Database, schema: Schema): void {
  try {
    database.exec(`BEGIN IMMEDIATE; ${Object.values(schema).join(';\n')}; COMMIT`);
  } catch (cause) {
    const file = String(database.location());
    throw (
      noPlaceToWrite(cause, file) ??
      new StoreAltered(`${file} has not the tables that it should have.`, { cause })
    );
  }
}

/** A table whose rows are only ever added, each at the next number, and the triggers that see to it. */
export function appendOnly(table: string, number: string, definition: string): Schema {
  const on = (event: string, rest: string): string =>
    `CREATE TRIGGER ${table}_${event.toLowerCase()} BEFORE ${event} ON ${table} ${rest}`;
  const abort = (reason: string): string => `BEGIN SELECT RAISE(ABORT, '${table}: ${reason}'); END`;
  const next = `(SELECT COALESCE(MAX(${number}) + 1, 0) FROM ${table})`;
  return {
    [table]: definition,
    [`${table}_update`]: on('UPDATE', abort('rows are never changed')),
    [`${table}_delete`]: on('DELETE', abort('rows are never removed')),
    // INSERT OR REPLACE removes a row without firing a DELETE trigger; it too must name the next number.
    [`${table}_insert`]: on('INSERT', `WHEN NEW.${number} IS NOT ${next} ${abort('not the next number')}`),
  };
}
