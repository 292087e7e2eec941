import { pathToFileURL } from 'node:url';
import { openDatabase, type Database } from '@mingjing/event-store';
import type { Findings } from './finding';
import { LEDGER_FILE } from './log-check';

/** What the index in `ledger.db` says of itself. */
export interface Told {
  readonly size: number;
  /** Version of the code that folded it. */
  readonly fold: string;
}

/** Each table beside the log, its key, and what stands under it. */
const TABLES: Readonly<
  Record<string, { readonly key: readonly string[]; readonly values: readonly string[] }>
> = {
  told_id: { key: ['id'], values: ['idx'] },
  told_stream: { key: ['stream'], values: ['revision', 'states'] },
  told_fact: { key: ['tbl', 'key'], values: ['value'] },
};

/** Rows that are told one by one. */
const SHOWN = 5;

/** Size 0 where there is none yet. */
export function toldIn(ledger: string): Told {
  const database = openDatabase(ledger, { durability: 'NORMAL', readOnly: true });
  try {
    const row: unknown = hasIndex(database, 'main')
      ? database.prepare('SELECT size, fold FROM told').get()
      : undefined;
    return (row as Told | undefined) ?? { size: 0, fold: '' };
  } finally {
    database.close();
  }
}

/** Row by row against those that were computed from the log alone; a recovered log has none before its next start. */
export function compareTold(ledger: string, computed: string, findings: Findings): void {
  const database = openDatabase(computed, { durability: 'NORMAL' });
  try {
    database.prepare('ATTACH DATABASE ? AS stored').run(`${pathToFileURL(ledger).href}?mode=ro`);
    if (hasIndex(database, 'stored')) {
      for (const table of Object.keys(TABLES)) compareTable(database, table, findings);
    }
    database.exec('DETACH DATABASE stored');
  } finally {
    database.close();
  }
}

function hasIndex(database: Database, schema: 'main' | 'stored'): boolean {
  return database.prepare(`SELECT 1 FROM ${schema}.sqlite_schema WHERE name = 'told'`).get() !== undefined;
}

function compareTable(database: Database, table: string, findings: Findings): void {
  const { key, values } = TABLES[table] ?? { key: [], values: [] };
  const keyText = key.map(
    (column) => `CASE typeof(${column}) WHEN 'blob' THEN hex(${column}) ELSE ${column} END`,
  );
  const differ = values.map((column) => `made.${column} IS NOT kept.${column}`).join(' OR ');
  const sql = `SELECT ${keyText.join(" || ' ' || ")} AS row FROM main.${table} made
    FULL OUTER JOIN stored.${table} kept USING (${key.join(', ')}) WHERE ${differ}`;
  const rows = database.prepare(sql).all() as { readonly row: string }[];
  for (const { row } of rows.slice(0, SHOWN)) {
    findings.fault(
      LEDGER_FILE,
      'index-differs',
      `The row ${row} of ${table} is not what follows from the log (${rows.length} such rows): it was altered, or told by another version of the program. Nothing signed is affected, but the ledger would decide by it: stop the service and drop the tables told, told_id, told_stream and told_fact; the next start tells them anew from the log.`,
      { table, row },
    );
  }
}
