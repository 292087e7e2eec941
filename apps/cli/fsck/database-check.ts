import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { NoPlaceToWrite, openDatabase } from '@mingjing/event-store';
import { messageOf, type Findings } from './finding';
import { compareSchema, schemaOf, schemaRows } from './schema-check';
import { checkWal } from './wal-frames';
import { readWhole } from './whole-reading';

/** What one database file came to. */
export interface CheckedDatabase {
  readonly file: string;
  readonly bytes: number;
  /** Bytes that hold nothing: free pages, gaps inside pages, frames that were overwritten. */
  readonly unused: number;
  /** Whether rows can be read from it. */
  readonly isReadable: boolean;
}

/** The header of a file that the ledger uses (sqlite.org/fileformat2.html): pages of 4 kB, write-ahead log, UTF-8. */
const HEADER = Buffer.from(
  '53514c69746520666f726d6174203300' +
    '1000' +
    '0202' +
    '00' +
    '402020' +
    '00'.repeat(20) +
    '00000004' +
    '00'.repeat(8) +
    '00000001' +
    '00'.repeat(32),
  'hex',
);
const PAGE_BYTES = 4096;
/** Counters that go on with every change. */
const CHANGING: readonly (readonly [from: number, to: number])[] = [
  [24, 44],
  [48, 52],
];
/** Written with the first table: while that stands in the write-ahead log only, they are 0 in the file. */
const WRITTEN_LATER = new Set([47, 59]);

/**
 * The file as a database, whatever it says: its write-ahead log, the fixed part of its header, every
 * page, row and index (PRAGMA integrity_check), and its tables, indexes and triggers held against
 * those of a new file (`reference`), so that one too many is told.
 */
export async function checkDatabase(
  path: string,
  file: string,
  reference: Promise<string>,
  findings: Findings,
): Promise<CheckedDatabase> {
  const unusedInWal = checkWal(`${path}-wal`, `${file}-wal`, findings);
  const bytes = sizeOf(path) + sizeOf(`${path}-wal`);
  if (isOnlyBegun(path)) {
    tellEmpty(file, findings);
    return { file, bytes, unused: bytes, isReadable: false };
  }
  checkHeader(path, file, findings);
  const reading = readWhole(path);
  reading.catch(() => undefined);
  const made = await reference;
  try {
    const { lines, unused } = await reading;
    tellDamage(lines, file, findings);
    checkSchema(path, file, made, findings);
    return { file, bytes, unused: unusedInWal + unused, isReadable: true };
  } catch (error) {
    // Nothing is wrong with the file: whoever asks must ask from where it can be read.
    if (error instanceof NoPlaceToWrite) throw error;
    findings.fault(
      file,
      'database-unreadable',
      `${file} cannot be read as a database (${messageOf(error)}). Nothing in it could be checked; restore it from a backup.`,
    );
    return { file, bytes, unused: 0, isReadable: false };
  }
}

function checkSchema(path: string, file: string, reference: string, findings: Findings): void {
  const database = openDatabase(path, { durability: 'FULL', readOnly: true });
  try {
    if (schemaRows(database).length === 0) tellEmpty(file, findings);
    else compareSchema(database, file, schemaOf(reference), findings);
  } finally {
    database.close();
  }
}

/** Without a schema in the file or behind it: a process that is killed while it makes a file leaves this. */
function isOnlyBegun(path: string): boolean {
  if (sizeOf(path) > PAGE_BYTES || sizeOf(`${path}-wal`) > 0) return false;
  const header = headerOf(path);
  return header.length === 0 || [...WRITTEN_LATER].every((offset) => header[offset] === 0);
}

function tellEmpty(file: string, findings: Findings): void {
  findings.fault(
    file,
    'file-empty',
    `${file} was begun and holds nothing: whoever made it ended before the first write. Where a start or a recovery was interrupted, repeat it; otherwise restore ${file} from a backup of the same moment as the others.`,
  );
}

function checkHeader(path: string, file: string, findings: Findings): void {
  const found = headerOf(path);
  // What does not even begin like a database is told by whoever tries to read it.
  if (!found.subarray(0, 16).equals(HEADER.subarray(0, 16))) return;
  const isBehind = sizeOf(`${path}-wal`) > 0;
  for (const [offset, made] of HEADER.entries()) {
    if (found[offset] === made || CHANGING.some(([from, to]) => offset >= from && offset < to)) continue;
    if (isBehind && WRITTEN_LATER.has(offset) && found[offset] === 0) continue;
    findings.fault(
      file,
      'header-altered',
      `Byte ${offset} of the header of ${file} is ${String(found[offset])}, not ${made}: no ledger writes it so.`,
      { offset },
    );
  }
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    return header.subarray(0, readSync(handle, header, 0, header.length, 0));
  } finally {
    closeSync(handle);
  }
}

function tellDamage(lines: readonly string[], file: string, findings: Findings): void {
  for (const line of lines) {
    if (line === 'ok') continue;
    const page = /\bpage (\d+)/i.exec(line)?.[1];
    findings.fault(
      file,
      'database-damaged',
      `SQLite finds: ${line.trim()}. The file was damaged, or written by something else than the ledger.`,
      page === undefined ? undefined : { page: Number(page) },
    );
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
