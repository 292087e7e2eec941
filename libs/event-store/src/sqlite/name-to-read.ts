import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance as Database } from '@photostructure/sqlite';

/**
 * What lies beside a file while somebody writes to it, or after he was killed, and the bytes from which it counts: the
 * index of a write-ahead log comes in regions of 32 KiB, of which a full disk leaves a beginning (sqlite.org/walformat.html).
 */
const BESIDE = { '-wal': 1, '-journal': 1, '-shm': 32 * 1024 };

/**
 * The name by which SQLite opens a file to read it, as a URI (sqlite.org/uri.html). To read a file in
 * write-ahead mode it makes files beside it, which a read-only medium, another's folder or a full disk
 * do not let it: there a file that lies at rest is read by itself (`immutable=1`), with nothing locked.
 * Whoever may start to write to it meanwhile is kept away by `holdLedger`.
 */
export function nameToRead(path: string): string {
  const uri = `${pathToFileURL(path).href}?mode=ro`;
  return isAtRest(path) && !isRead(uri) ? `${uri}&immutable=1` : uri;
}

function isAtRest(path: string): boolean {
  return Object.entries(BESIDE).every(
    ([suffix, counts]) => !existsSync(path + suffix) || statSync(path + suffix).size < counts,
  );
}

function isRead(uri: string): boolean {
  let database: Database | undefined;
  try {
    database = new DatabaseSync(uri, { readOnly: true });
    database.prepare('SELECT 1 FROM sqlite_schema').get();
    return true;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
