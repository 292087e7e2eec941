import { join } from 'node:path';
import { accountabilityViews } from '@mingjing/accountability';
import { nameToRead, openDatabase, type Database, type EventStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore, dataOfVersion, tableOf } from '@mingjing/followers';
import { canonicalJson, type Json } from '@mingjing/kernel';
import { registry } from '../../ledger/composition/constitution';
import type { Findings } from './finding';
import { compareLists } from './lists-check';
import { ANEW, VIEWS_FILE, tellDifference } from './view-difference';

interface Position {
  readonly view: string;
  readonly size: number;
}

/** Views never know more than the log; those that know less catch up. */
export function checkPositions(path: string, size: number, findings: Findings): readonly Position[] {
  const positions = positionsIn(path);
  const known = new Set(accountabilityViews(registry).map(tableOf));
  for (const { view, size: told } of positions) {
    if (!known.has(view)) {
      findings.note(
        VIEWS_FILE,
        'view-unknown',
        `${view} is no view that this program tells: it was told by another version, or its name was altered. It was not compared. ${ANEW}`,
        { table: 'position', row: view },
      );
    }
    if (told > size) {
      findings.fault(
        VIEWS_FILE,
        'views-ahead',
        `${view} tells ${told} entries, but the log has ${size}: log and checkpoints were set back to an earlier state.`,
        { table: 'position', row: view },
      );
    } else if (told < size) {
      findings.note(
        VIEWS_FILE,
        'views-behind',
        `${view} tells ${told} of ${size} entries; the next start goes on from there.`,
        { table: 'position', row: view },
      );
    }
  }
  return positions;
}

/** Tells all views anew from the log, each up to where it stands, and compares them row by row. */
export async function compareViews(
  path: string,
  store: EventStore,
  temporary: string,
  findings: Findings,
): Promise<number> {
  const positions = positionsIn(path);
  const rebuilt = join(temporary, 'views-anew.db');
  let compared = 0;
  for (const size of new Set(positions.map((position) => position.size))) {
    const anew = await rebuild(`${rebuilt}.${size}`, upTo(store, size));
    const here = positions.filter((position) => position.size === size);
    compared += compareTables(anew, path, here, findings);
  }
  return compared;
}

async function rebuild(path: string, store: EventStore): Promise<string> {
  const views = new SqliteViewStore(path);
  await new Follower(store, views, accountabilityViews(registry)).catchUp();
  views.close();
  return path;
}

/** The log as it was when it had that size. */
function upTo(store: EventStore, size: number): EventStore {
  return {
    append: (expectedSize, entries) => store.append(expectedSize, entries),
    read: (from, max) => store.read(from, Math.max(0, Math.min(max, size - from))),
    size: async () => size,
    follow: (from, signal) => store.follow(from, signal),
    close: () => store.close(),
  };
}

function compareTables(anew: string, path: string, views: readonly Position[], findings: Findings): number {
  const database = openDatabase(anew, { durability: 'NORMAL' });
  try {
    database.prepare('ATTACH DATABASE ? AS stored').run(nameToRead(path));
    let compared = 0;
    for (const { view } of views) {
      const columns = columnsOf(database, view);
      if (columns.length === 0) continue;
      compareTable(database, view, columns, findings);
      compareLists(database, view, findings);
      compared++;
    }
    return compared;
  } finally {
    database.close();
  }
}

/** What stands in columns by SQL, the data as they read: how they are written depends on how often views were told. */
function compareTable(
  database: Database,
  view: string,
  columns: readonly string[],
  findings: Findings,
): void {
  const of = (side: string): string => columns.map((column) => `${side}."${column}"`).join(', ');
  const sql = `SELECT id FROM main."${view}" made
    FULL OUTER JOIN stored."${view}" kept USING (id) WHERE (${of('made')}) IS NOT (${of('kept')})`;
  const rows = database.prepare(sql).all() as { readonly id: number }[];
  const ids = rows.length > 0 ? rows.map(({ id }) => id) : otherData(database, view);
  for (const id of ids.slice(0, 5)) {
    const row = String(id);
    tellDifference({ view, table: view, row, what: `Row ${row}`, count: ids.length }, findings);
  }
}

interface Version {
  readonly id: number;
  readonly key: string;
  readonly data: string;
}

/** Rows of which the data read otherwise; all else in the two tables is the same. */
function otherData(database: Database, view: string): readonly number[] {
  const versions = (of: string): Iterable<unknown> =>
    database.prepare(`SELECT id, key, data FROM ${of}."${view}" ORDER BY key, from_index DESC`).iterate();
  const [made, kept] = [dataOf(versions('main')), dataOf(versions('stored'))];
  return [...made].filter(([id, text]) => kept.get(id) !== text).map(([id]) => id);
}

/** Canonical text by row; of each key the newest version comes first, from which the earlier ones are read. */
function dataOf(versions: Iterable<unknown>): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  let next: { readonly key: string; readonly data: Json } | undefined;
  for (const version of versions) {
    const { id, key, data: text } = version as Version;
    const data = readVersion(next?.key === key ? next.data : undefined, text);
    texts.set(id, data === undefined ? UNREADABLE : canonicalJson(data));
    next = data === undefined ? undefined : { key, data };
  }
  return texts;
}

/** No canonical JSON. */
const UNREADABLE = '';

function readVersion(next: Json | undefined, text: string): Json | undefined {
  try {
    return dataOfVersion(next, text);
  } catch {
    return undefined;
  }
}

/** All but the row number and the data; none for a table that nobody defines any more. */
function columnsOf(database: Database, view: string): readonly string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?, ?)').all(view, 'main') as {
    readonly name: string;
  }[];
  return columns.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'data');
}

function positionsIn(path: string): readonly Position[] {
  const database = openDatabase(path, { durability: 'NORMAL', readOnly: true });
  try {
    const rows: unknown = database.prepare('SELECT view, size FROM position ORDER BY view').all();
    return rows as readonly Position[];
  } finally {
    database.close();
  }
}
