import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accountabilityViews } from '@mingjing/accountability';
import { openDatabase, type Database, type EventStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore } from '@mingjing/followers';
import { registry } from '../../ledger/composition/constitution';
import type { Findings } from './finding';

export const VIEWS_FILE = 'views.db';

interface Position {
  readonly view: string;
  readonly size: number;
}

const ANEW =
  'views.db holds nothing of its own: stop the service and move it away; the next start tells it anew.';

/** Views never know more than the log; those that know less catch up. */
export function checkPositions(path: string, size: number, findings: Findings): readonly Position[] {
  const positions = positionsIn(path);
  for (const { view, size: told } of positions) {
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
    database.prepare('ATTACH DATABASE ? AS stored').run(`${pathToFileURL(path).href}?mode=ro`);
    let compared = 0;
    for (const { view } of views) {
      const columns = columnsOf(database, view);
      if (columns.length === 0) continue;
      compareTable(database, view, columns, findings);
      compared++;
    }
    return compared;
  } finally {
    database.close();
  }
}

function compareTable(
  database: Database,
  view: string,
  columns: readonly string[],
  findings: Findings,
): void {
  const of = (side: string): string => columns.map((column) => `${side}."${column}"`).join(', ');
  const sql = `SELECT id, made.key AS made, kept.key AS kept FROM main."${view}" made
    FULL OUTER JOIN stored."${view}" kept USING (id) WHERE (${of('made')}) IS NOT (${of('kept')})`;
  const rows = database.prepare(sql).all() as {
    readonly id: number;
    readonly made: string;
    readonly kept: string;
  }[];
  for (const { id } of rows.slice(0, 5)) {
    findings.fault(
      VIEWS_FILE,
      'view-differs',
      `Row ${id} of ${view} is not what follows from the log (${rows.length} such rows). ${ANEW}`,
      { table: view, row: String(id) },
    );
  }
}

/** All but the row number; none for a table that nobody defines any more. */
function columnsOf(database: Database, view: string): readonly string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?, ?)').all(view, 'main') as {
    readonly name: string;
  }[];
  return columns.map(({ name }) => name).filter((name) => name !== 'id');
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
