import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { resultCode } from './result-code';

const PAGE_BYTES = 4096;
const FEW_PAGES = 10;
/** What a commit may write behind the last page, and what stays in the cache. */
const SPARE_PAGES = 100;

/** Nothing is wrong with a file that was not laid out: somebody else is writing to it, or the disk is nearly full. */
const GOES_WITHOUT: ReadonlySet<number | undefined> = new Set([5 /* BUSY */, 13 /* FULL */]);

/**
 * Gives the write-ahead log its full length before the first commit. A commit that makes a file
 * longer flushes the file system's own journal too, which takes longer than the commit itself;
 * one that overwrites blocks which are there does not. SQLite comes to the same after its first
 * checkpoint, and forgets it whenever the file is closed.
 *
 * The transaction holds more than the cache, so its pages go to the log; then it is rolled back.
 */
export function layOutLog(database: Database, pages: number): void {
  const bytes = (pages + SPARE_PAGES) * PAGE_BYTES;
  const restore = withSettings(database, { cache_size: FEW_PAGES, busy_timeout: 0 });
  try {
    database.exec('BEGIN IMMEDIATE; CREATE TABLE laying_out (bytes BLOB)');
    database.exec(`INSERT INTO laying_out VALUES (ZEROBLOB(${String(bytes)}))`);
  } catch (error) {
    if (!GOES_WITHOUT.has(resultCode(error))) throw error;
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    restore();
  }
}

/** Sets numbers of the connection; what is given back sets them as they were. */
function withSettings(database: Database, settings: Readonly<Record<string, number>>): () => void {
  const before = Object.keys(settings).map((name) => {
    const [value] = Object.values(database.prepare(`PRAGMA ${name}`).get() as Record<string, number>);
    return [name, value ?? 0] as const;
  });
  const set = (values: readonly (readonly [string, number])[]): void => {
    for (const [name, value] of values) database.exec(`PRAGMA ${name} = ${String(value)}`);
  };
  set(Object.entries(settings));
  return () => {
    set(before);
  };
}
