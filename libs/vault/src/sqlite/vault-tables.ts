import type { Database, Schema, Statement } from '@mingjing/event-store';

/**
 * A row of `kept` without subject, salt and value is what remains of an erased one: it keeps the
 * same statement from bringing the value back. `link` leads from the keyed hash of an identity
 * document to a pseudonym; the key is this file's own.
 */
export const VAULT_SCHEMA: Schema = {
  secret: 'CREATE TABLE secret (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT',
  kept: 'CREATE TABLE kept (statement TEXT NOT NULL, field TEXT NOT NULL, subject TEXT, salt TEXT, value TEXT, PRIMARY KEY (statement, field)) STRICT, WITHOUT ROWID',
  kept_subject: 'CREATE INDEX kept_subject ON kept (subject) WHERE subject IS NOT NULL',
  link: 'CREATE TABLE link (mark BLOB PRIMARY KEY, person TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID',
};

/**
 * SHA-256 of the key, beside it: a key that lost a bit would find nobody again and say nothing. In a
 * table of its own, since vaults of before it have none.
 */
export const KEY_DIGEST_SCHEMA: Schema = {
  secret_digest:
    'CREATE TABLE secret_digest (id INTEGER PRIMARY KEY CHECK (id = 1), sha256 BLOB NOT NULL) STRICT',
};

export interface VaultStatements {
  readonly begin: Statement;
  readonly commit: Statement;
  readonly rollback: Statement;
  readonly keep: Statement;
  readonly keepOnly: Statement;
  readonly bySubject: Statement;
  readonly byStatement: Statement;
  readonly statements: Statement;
  readonly drop: Statement;
  readonly erase: Statement;
  readonly eraseOne: Statement;
  readonly linkOf: Statement;
  readonly unlink: Statement;
  readonly link: Statement;
  readonly linked: Statement;
  readonly emptyLog: Statement;
}

const LIVE = 'SELECT statement AS statementId, field, subject, salt, value FROM kept';

export function prepareVault(database: Database): VaultStatements {
  const sql = (text: string): Statement => database.prepare(text);
  return {
    begin: sql('BEGIN IMMEDIATE'),
    commit: sql('COMMIT'),
    rollback: sql('ROLLBACK'),
    keep: sql(
      'INSERT INTO kept VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET subject = excluded.subject, salt = excluded.salt, value = excluded.value WHERE subject IS NOT NULL',
    ),
    keepOnly: sql(
      'DELETE FROM kept WHERE statement = ? AND subject IS NOT NULL AND field NOT IN (SELECT value FROM json_each(?))',
    ),
    bySubject: sql(`${LIVE} WHERE subject = ? ORDER BY statement, field`),
    byStatement: sql(`${LIVE} WHERE statement = ? AND subject IS NOT NULL ORDER BY field`),
    statements: sql('SELECT DISTINCT statement FROM kept'),
    drop: sql('DELETE FROM kept WHERE statement = ?'),
    erase: sql('UPDATE kept SET subject = NULL, salt = NULL, value = NULL WHERE subject = ?'),
    eraseOne: sql(
      'UPDATE kept SET subject = NULL, salt = NULL, value = NULL WHERE statement = ? AND field = ?',
    ),
    linkOf: sql('SELECT 1 FROM link WHERE person = ?'),
    unlink: sql('DELETE FROM link WHERE person = ?'),
    link: sql('INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING'),
    linked: sql('SELECT person FROM link WHERE mark = ?'),
    emptyLog: sql('PRAGMA wal_checkpoint(TRUNCATE)'),
  };
}
