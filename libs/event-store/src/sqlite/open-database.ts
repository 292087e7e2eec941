import { DatabaseSync, type DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { StoreAltered, StoreUnavailable } from '../store-errors';
import { namedFailure } from './damage';
import { layOutLog } from './lay-out-log';
import { nameToRead } from './name-to-read';
import { noPlaceToWrite } from './no-place';

/**
 * FULL: a commit is on the disk when it returns. NORMAL: only the next FULL commit, or a checkpoint
 * of the write-ahead log, makes it so; for rows that can be computed again.
 */
export type Durability = 'FULL' | 'NORMAL';

export interface DatabaseOptions {
  readonly durability: Durability;
  readonly readOnly?: boolean;
  /** Pages of 4 kB for which the write-ahead log has room from the start; it goes back to its beginning when they are full. */
  readonly logPages?: number;
}

/** Before it, a checkpoint that runs beside a commit can lose what was committed (WAL-reset bug). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Pages of 4 kB: with fewer, checkpoints of the write-ahead log stand in the way of every few commits. */
const AUTOCHECKPOINT_PAGES = 8000;

/** How long a connection waits for another one's transaction. */
const BUSY_MILLISECONDS = 5000;

/** A file of ours in write-ahead mode, with SQLite's own doors for tampering closed. */
export function openDatabase(path: string, options: DatabaseOptions): Database {
  const { durability, readOnly = false, logPages } = options;
  const database = connect(path, readOnly);
  try {
    assertSqliteIsSound(database);
    if (!readOnly) {
      database.exec('PRAGMA journal_mode = WAL');
      database.exec(`PRAGMA wal_autocheckpoint = ${String(logPages ?? AUTOCHECKPOINT_PAGES)}`);
    }
    // After journal_mode: entering write-ahead mode sets the level to its own default.
    database.exec(`PRAGMA synchronous = ${durability}`);
    // On macOS fsync alone leaves the bytes in the drive's cache.
    database.exec('PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA trusted_schema = OFF');
    if (!readOnly && logPages !== undefined) layOutLog(database, logPages);
    return database;
  } catch (error) {
    database.close();
    throw namedFailure(error, path);
  }
}

/**
 * Closes it. What was committed is moved out of the write-ahead log first, so that the file alone is
 * whole once its last user has stopped: SQLite by itself does so only when every statement is
 * forgotten, which here is the collector's affair. Where somebody reads meanwhile, or the disk is
 * full, all stays in the log, as durable as before.
 */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // It is only a matter of which file holds it.
  }
  database.close();
}

function connect(path: string, readOnly: boolean): Database {
  try {
    return new DatabaseSync(readOnly ? nameToRead(path) : path, {
      readOnly,
      timeout: BUSY_MILLISECONDS,
      defensive: true,
    });
  } catch (cause) {
    throw (
      noPlaceToWrite(cause, path) ?? new StoreUnavailable(`The database ${path} cannot be opened.`, { cause })
    );
  }
}

function assertSqliteIsSound(database: Database): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const numbers = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const number = numbers[i] ?? 0;
    if (number > least) return;
    if (number < least) {
      throw new StoreAltered(
        `SQLite ${version} can lose commits; ${OLDEST_SQLITE.join('.')} is the oldest usable.`,
      );
    }
  }
}
