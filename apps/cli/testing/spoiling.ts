import { join } from 'node:path';
import { closeDatabase, openDatabase } from '@mingjing/event-store';
import type { Finding } from '../fsck/finding';
import type { FsckReport } from '../fsck/report';

/** What the administrator does to a file, with its triggers off, which he then puts back. */
export function tamper(data: string, file: string, table: string, ...statements: readonly string[]): void {
  const database = openDatabase(join(data, file), { durability: 'FULL' });
  const guards = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .all(table) as { name: string; sql: string }[];
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  for (const sql of statements) database.exec(sql);
  for (const { sql } of guards) database.exec(sql);
  closeDatabase(database);
}

export const faults = ({ findings }: FsckReport): readonly string[] =>
  findings.filter(({ level }) => level === 'fault').map(({ file, code }) => `${file} ${code}`);
export const found = (report: FsckReport, code: string): Finding => {
  const one = report.findings.find((finding) => finding.code === code);
  if (one === undefined) throw new Error(`${code} was not found: ${JSON.stringify(report.findings)}`);
  return one;
};
