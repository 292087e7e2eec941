import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from '@mingjing/event-store';
import type { Database } from './view-table';

/** Indexes are made of tables that were written just now. */
const CACHE_KIB = 16 * 1024;
/** Rows fall all over their indexes: the pages that a draw's unblinding changes must not be read anew for each. */
const SERVED_CACHE_KIB = 64 * 1024;

/** Out of write-ahead mode, where every page would be written twice. */
const UNFLUSHED = `PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
  PRAGMA cache_size = -${String(CACHE_KIB)}; PRAGMA temp_store = MEMORY`;

/** Whether all of it has to be told from the first entry on. */
export function isMissing(path: string): boolean {
  return path !== MEMORY && !existsSync(path);
}

/**
 * The views of a path at which there are none, under another name until they are told: nothing of it
 * is flushed and a crash can leave it in pieces, so whoever opens it again begins again.
 */
export function openFresh(path: string): Database {
  const fresh = freshName(path);
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(fresh + suffix, { force: true });
  const database = openDatabase(fresh, { durability: 'NORMAL' });
  database.exec(UNFLUSHED);
  return database;
}

/** The file of views that were told before, to be told what comes. */
export function openServed(path: string): Database {
  const database = openDatabase(path, { durability: 'NORMAL' });
  database.exec(`PRAGMA cache_size = -${String(SERVED_CACHE_KIB)}; PRAGMA temp_store = MEMORY`);
  return database;
}

/** Gives the file its name, with all of it on the disk; its database is closed. */
export function publishFresh(path: string): void {
  flush(freshName(path));
  renameSync(freshName(path), path);
  // Windows cannot open a folder, and flushes names by itself.
  if (process.platform !== 'win32') flush(dirname(path));
}

const MEMORY = ':memory:';

function freshName(path: string): string {
  return `${path}.new`;
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
