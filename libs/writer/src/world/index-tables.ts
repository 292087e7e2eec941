import type { Database, Statement } from '@mingjing/event-store';

/**
 * Ids of entries that were told together are one row, 16 bytes each, one behind the other: they are held in
 * memory and read at the start only. Streams and facts stand in tables with row numbers, since rows as long
 * as a folded state make a tree without them deep and slow to change. `told_id` is of files of before.
 */
export const INDEX_TABLES = `
  CREATE TABLE IF NOT EXISTS told (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, fold TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS told_ids (first INTEGER PRIMARY KEY, ids BLOB NOT NULL) STRICT;
  DROP TABLE IF EXISTS told_id;
  CREATE TABLE IF NOT EXISTS told_stream (stream TEXT PRIMARY KEY, revision INTEGER NOT NULL, states TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS told_fact (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (tbl, key)) STRICT;
`;

export interface IndexStatements {
  readonly begin: Statement;
  readonly commit: Statement;
  readonly rollback: Statement;
  readonly told: Statement;
  readonly ids: Statement;
  readonly streams: Statement;
  readonly stream: Statement;
  readonly fact: Statement;
  readonly facts: Statement;
  readonly nextFacts: Statement;
  readonly tell: Statement;
  readonly putIds: Statement;
  readonly putStream: Statement;
  readonly putFact: Statement;
  readonly removeFact: Statement;
}

export function prepareIndex(database: Database): IndexStatements {
  const sql = (text: string): Statement => database.prepare(text);
  return {
    begin: sql('BEGIN IMMEDIATE'),
    commit: sql('COMMIT'),
    rollback: sql('ROLLBACK'),
    told: sql('SELECT size, fold FROM told'),
    ids: sql('SELECT first, ids FROM told_ids ORDER BY first'),
    streams: sql('SELECT stream FROM told_stream'),
    stream: sql('SELECT stream, revision, states FROM told_stream WHERE stream = ?'),
    fact: sql('SELECT value FROM told_fact WHERE tbl = ? AND key = ?'),
    facts: sql('SELECT key, value FROM told_fact WHERE tbl = ? AND key >= ? AND key < ?'),
    // One text for a page of rows: a call into SQLite, and a parse, cost as much as a row.
    nextFacts: sql(
      `SELECT count(*) AS rows, max(key) AS last, '[' || group_concat(json_quote(key) || ',' || value) || ']' AS page
        FROM (SELECT key, value FROM told_fact WHERE tbl = ? AND key >= ? AND key < ? ORDER BY key LIMIT ? OFFSET ?)`,
    ),
    tell: sql('INSERT OR REPLACE INTO told (one, size, fold) VALUES (1, ?, ?)'),
    putIds: sql('INSERT INTO told_ids (first, ids) VALUES (?, ?)'),
    putStream: sql(
      'INSERT INTO told_stream (stream, revision, states) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET revision = excluded.revision, states = excluded.states',
    ),
    putFact: sql(
      'INSERT INTO told_fact (tbl, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ),
    removeFact: sql('DELETE FROM told_fact WHERE tbl = ? AND key = ?'),
  };
}
