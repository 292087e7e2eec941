import type { Database } from '@mingjing/event-store';
import { eventsTableOf, listsTableOf } from '@mingjing/followers';
import type { Findings } from './finding';
import { tellDifference } from './view-difference';

/**
 * Compares the lists of a view with those told anew, attached as `main` and `stored`: which events stand in
 * which list. How many of them share a row depends on how often the view was told, and is no difference.
 */
export function compareLists(database: Database, view: string, findings: Findings): void {
  const table = listsTableOf(view);
  const exists = database.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?");
  if (exists.get(table) === undefined) return;
  compareEvents(database, view, findings);
  const row = firstDifference(listsIn(database, `main."${table}"`), listsIn(database, `stored."${table}"`));
  if (row === undefined) return;
  tellDifference({ view, table, row, what: `The list of ${row}`, count: 1 }, findings);
}

/** A list; what stands behind it is not compared, since a list too many shifts all that follow. */
function firstDifference(
  made: Iterator<ListText, undefined>,
  kept: Iterator<ListText, undefined>,
): string | undefined {
  for (;;) {
    const [shouldBe, is] = [made.next().value, kept.next().value];
    if (shouldBe === undefined && is === undefined) return undefined;
    if (shouldBe?.text !== is?.text) return is?.list ?? shouldBe?.list;
  }
}

function compareEvents(database: Database, view: string, findings: Findings): void {
  const table = eventsTableOf(view);
  const of = (side: string): string =>
    ['type', 'occurred', 'occurred_at'].map((column) => `${side}.${column}`).join(', ');
  const sql = `SELECT event FROM main."${table}" made
    FULL OUTER JOIN stored."${table}" kept USING (event) WHERE (${of('made')}) IS NOT (${of('kept')})`;
  const rows = database.prepare(sql).all() as { readonly event: number }[];
  for (const { event } of rows.slice(0, 5)) {
    const row = String(event);
    tellDifference({ view, table, row, what: `Event ${row}`, count: rows.length }, findings);
  }
}

interface ListText {
  readonly list: string;
  /** The name and all its events, one row after the other. */
  readonly text: string;
}

function* listsIn(database: Database, table: string): Generator<ListText, undefined> {
  let list: string | undefined;
  let events: string[] = [];
  const sql = `SELECT list, first, events FROM ${table} ORDER BY list, first`;
  for (const stored of database.prepare(sql).iterate()) {
    const row = stored as unknown as ListRow;
    if (list !== undefined && row.list !== list) {
      yield { list, text: textOf(list, events) };
      events = [];
    }
    list = row.list;
    events.push(eventsOf(row));
  }
  if (list !== undefined) yield { list, text: textOf(list, events) };
  return undefined;
}

interface ListRow {
  readonly list: string;
  readonly first: number;
  readonly events: string;
}

/** Without brackets; a row that is not written as rows are is like no other. */
function eventsOf({ first, events }: ListRow): string {
  const inner = events.slice(1, -1);
  const isWritten = events === `[${inner}]` && inner.split(',', 1)[0] === String(first);
  return isWritten ? inner : `${String(first)} ${events}`;
}

function textOf(list: string, events: readonly string[]): string {
  return `${list} ${events.join(',')}`;
}
