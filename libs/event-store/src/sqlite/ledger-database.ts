import { realpathSync } from 'node:fs';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { News } from '../news';
import { ENTRY_SCHEMA, prepareEntryTable } from './entry-table';
import { soundly } from './damage';
import { FlushBeside } from './flush-beside';
import { establish } from './guarded-schema';
import { openDatabase, type DatabaseOptions } from './open-database';
import { holdLedger } from './process-lock';
import { SqliteEventStore } from './sqlite-event-store';

export interface SqliteEventStoreOptions {
  /** Reads and follows beside a running service; appends are refused and no lock is taken. */
  readonly readOnly?: boolean;
  /** Milliseconds after which a follower looks for what another process wrote; 100 unless given. */
  readonly patience?: number;
  /**
   * Flushes on another thread while this one goes on: for a copy of what an engine holds already. Nothing
   * is acknowledged, read or followed through this handle before it is on the disk.
   */
  readonly flushesBeside?: boolean;
}

/** A longer write-ahead log is moved into the file less often. */
const LOG_PAGES = 4000;

/** Of versions that kept the index of the ledger in this file. */
const FORMER_INDEX = ['told', 'told_id', 'told_ids', 'told_stream', 'told_fact'];

/** One source of news per file: handles of this process hear of one another at once. */
const newsByFile = new Map<string, News>();

/**
 * Opens or creates the log in the file `path` (`ledger.db`).
 *
 * Throws `LedgerInUse` where another process writes to it, `StoreAltered` where the table or a
 * trigger that protects it is not as it was made, `StoreUnavailable` where it cannot be opened.
 */
export function openSqliteEventStore(path: string, options: SqliteEventStoreOptions = {}): SqliteEventStore {
  const { readOnly = false, patience = 100, flushesBeside = false } = options;
  const release = readOnly ? nothingHeld : holdLedger(path);
  try {
    const database = openEntries(path, { readOnly, durability: flushesBeside ? 'NORMAL' : 'FULL' });
    const statements = prepareEntryTable(database);
    const beside = flushesBeside ? { beside: new FlushBeside(path) } : {};
    return new SqliteEventStore({ database, statements, news: newsOf(path), patience, release, ...beside });
  } catch (error) {
    release();
    throw error;
  }
}

function openEntries(path: string, options: DatabaseOptions): Database {
  const database = openDatabase(path, { ...options, logPages: LOG_PAGES });
  try {
    soundly(path, () => {
      establish(database, ENTRY_SCHEMA);
      if (options.readOnly !== true) dropFormerIndex(database);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function dropFormerIndex(database: Database): void {
  for (const table of FORMER_INDEX) database.exec(`DROP TABLE IF EXISTS ${table}`);
}

function newsOf(path: string): News {
  const file = realpathSync(path);
  const news = newsByFile.get(file) ?? new News();
  newsByFile.set(file, news);
  return news;
}

function nothingHeld(): void {
  // A reader holds no lock.
}
