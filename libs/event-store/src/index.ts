export type { CheckpointStore, StoredCheckpoint } from './checkpoint-store';
export type { Appended, EventStore, Page, StoredEntry } from './event-store';
export { LedgerInUse, NoPlaceToWrite, OutcomeUnknown, StoreAltered, StoreUnavailable } from './store-errors';
export { MemoryCheckpoints, MemoryCheckpointStore } from './memory/memory-checkpoint-store';
export { MemoryEventStore, MemoryLog } from './memory/memory-event-store';
export { openSqliteEventStore } from './sqlite/ledger-database';
export type { SqliteEventStoreOptions } from './sqlite/ledger-database';
export { openSqliteCheckpointStore } from './sqlite/sqlite-checkpoint-store';
export { holdLedger } from './sqlite/process-lock';
export { closeDatabase, openDatabase } from './sqlite/open-database';
export type { DatabaseOptions, Durability } from './sqlite/open-database';
export { nameToRead } from './sqlite/name-to-read';
export { establish } from './sqlite/guarded-schema';
export type { Schema } from './sqlite/guarded-schema';
export { DurableWrites } from './sqlite/durable-write';
export { namedFailure } from './sqlite/damage';
/** The driver's own types: a connection, and a statement prepared on it. */
export type {
  DatabaseSyncInstance as Database,
  StatementSyncInstance as Statement,
} from '@photostructure/sqlite';
export { DEFAULT_FILE_LIMIT, FileAltered, FileTooLarge } from './files/file-store';
export type { FileStore, ImmediateFiles } from './files/file-store';
export { LocalFileStore } from './files/local-file-store';
export { MemoryFileStore } from './files/memory-file-store';
export {
  openKurrentDbCheckpointStore,
  openKurrentDbEventStore,
  readKurrentDbStream,
} from './kurrentdb/open-kurrentdb';
export type { KurrentDbOptions } from './kurrentdb/kurrentdb-event-store';
export type { Watch } from './kurrentdb/supervised-following';
