import type { ViewDefinition } from '../view';
import { BATCH, tableOf, type Statement } from './view-table';

/** Events of which a row names at most so many: a page of a long list reads few of them in vain. */
export const IN_A_ROW = 500;

/** Of a view's table: the events that it noted, one row each, whichever lists they stand in. */
export function eventsTableOf(table: string): string {
  return `${table}__events`;
}

/** Of a view's table: which events stand in which list. */
export function listsTableOf(table: string): string {
  return `${table}__lists`;
}

/**
 * A list is rows that are only added: `events` is a JSON list of indexes in order of the log, such as
 * `[12,15,40]`, and `first` the first of them. How many stand in a row depends on how many were told at
 * once; as of a size = a where clause over what `json_each` makes of them. `occurred` and `occurred_at`
 * as in the table of the view.
 */
export function listTablesSql(view: ViewDefinition): string {
  return `
    CREATE TABLE IF NOT EXISTS "${eventsTableOf(tableOf(view))}" (
      event INTEGER PRIMARY KEY, type TEXT NOT NULL, occurred INTEGER NOT NULL, occurred_at TEXT) STRICT;
    CREATE TABLE IF NOT EXISTS "${listsTableOf(tableOf(view))}" (
      list TEXT NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (list, first)) STRICT, WITHOUT ROWID`;
}

export interface ListStatements {
  readonly note: Statement;
  readonly list: Statement;
}

export function listStatementsOf(view: ViewDefinition): ListStatements {
  return {
    note: insertInto(eventsTableOf(tableOf(view)), ['event', 'type', 'occurred', 'occurred_at']),
    list: insertInto(listsTableOf(tableOf(view)), ['list', 'first', 'events']),
  };
}

function insertInto(table: string, columns: readonly string[]): Statement {
  const places = `(${columns.map(() => '?').join(', ')})`;
  const one = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES ${places}`;
  return { one, batch: one + `, ${places}`.repeat(BATCH - 1), width: columns.length };
}
