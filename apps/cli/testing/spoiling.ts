import { join } from 'node:path';
import { closeDatabase, openDatabase } from '@mingjing/event-store';
import type { Finding } from '../fsck/finding';
import type { FsckReport } from '../fsck/report';

/** What the administrator does to a file, with its triggers off, which he then puts back. `{tasks}`: the table of that view, whatever its version. */
export function tamper(data: string, file: string, table: string, ...statements: readonly string[]): void {
  const database = openDatabase(join(data, file), { durability: 'FULL' });
  const guards = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as { name: string; sql: string }[];
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  for (const sql of statements)
    database.exec(sql.replace(/\{(\w+)\}/g, (_all, view: string) => tableOf(database, view)));
  for (const { sql } of guards) database.exec(sql);
  closeDatabase(database);
}

function tableOf(database: ReturnType<typeof openDatabase>, view: string): string {
  const names = database.prepare('SELECT name FROM sqlite_schema').all() as { name: string }[];
  const found = names.map(({ name }) => new RegExp(`^${view}__v\\d+`).exec(name)?.[0]);
  return found.find((name) => name !== undefined) ?? `no table of the view ${view}`;
}

export const faults = ({ findings }: FsckReport): readonly string[] =>
  findings.filter(({ level }) => level === 'fault').map(({ file, code }) => `${file} ${code}`);
export const found = (report: FsckReport, code: string): Finding => {
  const one = report.findings.find((finding) => finding.code === code);
  if (one === undefined) throw new Error(`${code} was not found: ${JSON.stringify(report.findings)}`);
  return one;
};
