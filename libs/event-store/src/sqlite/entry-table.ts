import type {
  DatabaseSyncInstance as Database,
  StatementSyncInstance as Statement,
} from '@photostructure/sqlite';
import { appendOnly, type Schema } from './guarded-schema';

/**
 * The row is as narrow as it can be, for a commit writes whole pages: ids and types stand in the
 * bytes, and who needs them fast keeps an index of his own.
 */
export const ENTRY_SCHEMA: Schema = appendOnly(
  'entry',
  'idx',
  'CREATE TABLE entry (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL CHECK (LENGTH(bytes) BETWEEN 1 AND 65535)) STRICT',
);

export interface Statements {
  readonly begin: Statement;
  readonly insert: Statement;
  readonly commit: Statement;
  readonly rollback: Statement;
  readonly page: Statement;
  /** A page as one row: the indexes, the lengths, and all bytes, one entry behind the other. */
  readonly joined: Statement;
  readonly size: Statement;
}

export function prepareEntryTable(database: Database): Statements {
  const statements = {
    // IMMEDIATE: a transaction that begins by reading could be refused at its first write.
    begin: database.prepare('BEGIN IMMEDIATE'),
    insert: database.prepare('INSERT INTO entry VALUES (?, ?)'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    page: database.prepare('SELECT bytes, idx FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?'),
    joined: database.prepare(
      `SELECT group_concat(idx), group_concat(length(bytes)), CAST(group_concat(bytes, '') AS BLOB)
        FROM (SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?)`,
    ),
    size: database.prepare('SELECT COALESCE(MAX(idx) + 1, 0) FROM entry'),
  };
  statements.page.setReturnArrays(true);
  statements.joined.setReturnArrays(true);
  statements.size.setReturnArrays(true);
  return statements;
}
