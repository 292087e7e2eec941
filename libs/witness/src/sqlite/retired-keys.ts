import { establish, type Database, type Schema, type Statement } from '@mingjing/event-store';
import type { RetiredKey } from '../witness-store';

/** A row is a key of a log that this witness follows no longer; it stays for ever. */
const RETIRED_SCHEMA: Schema = {
  retired: 'CREATE TABLE retired (vkey TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT',
  retired_insert:
    "CREATE TRIGGER retired_insert BEFORE INSERT ON retired WHEN EXISTS (SELECT 1 FROM retired WHERE vkey = NEW.vkey) BEGIN SELECT RAISE(ABORT, 'retired: rows are never replaced'); END",
  retired_update:
    "CREATE TRIGGER retired_update BEFORE UPDATE ON retired BEGIN SELECT RAISE(ABORT, 'retired: rows are never changed'); END",
  retired_delete:
    "CREATE TRIGGER retired_delete BEFORE DELETE ON retired BEGIN SELECT RAISE(ABORT, 'retired: rows are never removed'); END",
};

/** A table of its own, so that a state file of before keys could be retired opens as it did. */
export class RetiredKeys {
  private readonly insert: Statement;
  private readonly select: Statement;
  private readonly every: Statement;

  constructor(database: Database) {
    establish(database, RETIRED_SCHEMA);
    this.insert = database.prepare('INSERT INTO retired VALUES (?, ?)');
    this.select = database.prepare('SELECT 1 FROM retired WHERE vkey = ?');
    this.every = database.prepare('SELECT vkey, at FROM retired ORDER BY at, vkey');
  }

  has(vkey: string): boolean {
    return this.select.get(vkey) !== undefined;
  }

  /** Inside the caller's transaction. */
  add({ vkey, at }: RetiredKey): void {
    if (!this.has(vkey)) this.insert.run(vkey, at);
  }

  all(): readonly RetiredKey[] {
    return this.every.all() as RetiredKey[];
  }
}
