import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { namedFailure, nameToRead, openDatabase } from '@mingjing/event-store';

/** What SQLite says of a file that it has read from its first page to its last. */
export interface WholeReading {
  /** `ok`, or one line for each thing that it finds. */
  readonly lines: readonly string[];
  /** Bytes in free pages, gaps, freed blocks and the ends of last pages. */
  readonly unused: number;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Every page, row and index, each index held against its table. */
const CHECK = 'PRAGMA integrity_check(100)';
/** What holds nothing. */
const QUERIES = [
  'SELECT COALESCE(SUM(unused), 0) AS bytes FROM dbstat',
  'SELECT freelist_count * page_size AS bytes FROM pragma_freelist_count, pragma_page_size',
];
/** Every index is held against its table, row by row: with less, pages are read again and again. */
const CACHE = 'PRAGMA cache_size = -16384;';
/** Rows of large files are read without a call for each page; SQLite maps as much as it was built to. */
const MAPPED = `PRAGMA trusted_schema = OFF; PRAGMA mmap_size = ${String(2 ** 40)};`;
/** Longer files are read on a thread of their own; a thread takes longer to begin than a shorter one to read. */
const LONG = 4 * 1024 * 1024;
const BUSY_MILLISECONDS = 5_000;

/** Rejects where the file cannot be read as a database. */
export async function readWhole(path: string, long = LONG): Promise<WholeReading> {
  const named = (error: unknown): never => {
    throw namedFailure(error, path);
  };
  const [found, gaps, free] =
    statSync(path).size < long ? readHere(path) : await readApart(path).catch(named);
  const lines = (found ?? []).map((row) => String(row['integrity_check']));
  return { lines, unused: bytesIn(gaps) + bytesIn(free) };
}

function readHere(path: string): readonly Rows[] {
  const database = openDatabase(path, { durability: 'FULL', readOnly: true });
  try {
    database.exec(CACHE);
    return [CHECK, ...QUERIES].map((query) => database.prepare(query).all() as Rows);
  } finally {
    database.close();
  }
}

function readApart(path: string): Promise<readonly Rows[]> {
  const order = {
    ...{ path, name: nameToRead(path), timeout: BUSY_MILLISECONDS },
    ...{ setting: CACHE + MAPPED, check: CHECK, queries: QUERIES },
  };
  const worker = new Worker(join(__dirname, 'query-worker.js'), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', ({ rows, failed }: { rows?: readonly Rows[]; failed?: string }) => {
      if (rows === undefined) reject(new Error(failed));
      else resolve(rows);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('its reading ended without a result')));
  });
}

function bytesIn(rows: Rows | undefined): number {
  return Number(rows?.[0]?.['bytes'] ?? 0);
}
