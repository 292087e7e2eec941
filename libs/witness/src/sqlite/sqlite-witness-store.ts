import {
  closeDatabase,
  DurableWrites,
  establish,
  openDatabase,
  type Database,
  type Schema,
  type Statement,
} from '@mingjing/event-store';
import { toHex, utf8, type Sha256 } from '@mingjing/kernel';
import type { LastCosigned, RetiredKey, WitnessBook, WitnessStore } from '../witness-store';
import { RetiredKeys } from './retired-keys';
import { assertSoundState, namedAltered } from './sound-state';

/** A row never shrinks, never changes its root at a size, and is never replaced or removed. */
const WITNESS_SCHEMA: Schema = {
  witness: 'CREATE TABLE witness (vkey TEXT NOT NULL) STRICT',
  last_cosigned:
    'CREATE TABLE last_cosigned (origin_hash TEXT PRIMARY KEY, origin TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0), root BLOB NOT NULL CHECK (length(root) = 32), note TEXT NOT NULL) STRICT',
  last_cosigned_insert:
    "CREATE TRIGGER last_cosigned_insert BEFORE INSERT ON last_cosigned WHEN EXISTS (SELECT 1 FROM last_cosigned WHERE origin_hash = NEW.origin_hash) BEGIN SELECT RAISE(ABORT, 'last_cosigned: rows are never replaced'); END",
  last_cosigned_update:
    "CREATE TRIGGER last_cosigned_update BEFORE UPDATE ON last_cosigned WHEN NEW.origin_hash IS NOT OLD.origin_hash OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root IS NOT OLD.root) BEGIN SELECT RAISE(ABORT, 'last_cosigned: a log never shrinks and never changes'); END",
  last_cosigned_delete:
    "CREATE TRIGGER last_cosigned_delete BEFORE DELETE ON last_cosigned BEGIN SELECT RAISE(ABORT, 'last_cosigned: rows are never removed'); END",
};

/** 2 MB of write-ahead log: a group changes a few pages, and a commit that overwrites is half as dear as one that grows the file. */
const LOG_PAGES = 512;

/** The state belongs to another key: what that key has cosigned says nothing of this one's promises. */
export class StateOfAnotherWitness extends Error {}

/**
 * Opens or creates `witness.db` for the witness with that verifier key. One small file; several processes may
 * share it, each transaction locks it. Throws as `openDatabase` does, StateOfAnotherWitness, and StoreAltered where
 * the state is not whole.
 */
export function openSqliteWitnessStore(path: string, vkey: string, sha256: Sha256): SqliteWitnessStore {
  const database = openDatabase(path, { durability: 'FULL', logPages: LOG_PAGES });
  try {
    establish(database, WITNESS_SCHEMA);
    assertSoundState(database, path, sha256);
    bindTo(database, vkey, path);
    return new SqliteWitnessStore(database, sha256);
  } catch (error) {
    database.close();
    throw namedAltered(error, path);
  }
}

function bindTo(database: Database, vkey: string, path: string): void {
  database.prepare('INSERT INTO witness SELECT ? WHERE NOT EXISTS (SELECT 1 FROM witness)').run(vkey);
  const { vkey: found } = database.prepare('SELECT vkey FROM witness').get() as { readonly vkey: string };
  if (found === vkey) return;
  throw new StateOfAnotherWitness(
    `${path} is the state of the witness ${found}, not of ${vkey}. Put back the key and the state that belong together.`,
  );
}

/** Each group of requests is one transaction, and so one flush. */
export class SqliteWitnessStore implements WitnessStore {
  private readonly writes = new DurableWrites("The witness's state");
  private readonly select: Statement;
  private readonly update: Statement;
  private readonly insert: Statement;
  private readonly book: WitnessBook;
  private readonly retiredKeys: RetiredKeys;

  /** Made by `openSqliteWitnessStore`. */
  constructor(
    private readonly database: Database,
    sha256: Sha256,
  ) {
    this.select = database.prepare('SELECT size, root, note FROM last_cosigned WHERE origin_hash = ?');
    this.update = database.prepare(
      'UPDATE last_cosigned SET size = ?, root = ?, note = ? WHERE origin_hash = ?',
    );
    this.insert = database.prepare('INSERT INTO last_cosigned VALUES (?, ?, ?, ?, ?)');
    this.retiredKeys = new RetiredKeys(database);
    const hashOf = (origin: string): string => toHex(sha256(utf8(origin)));
    this.book = {
      last: (origin) => this.byOriginHash(hashOf(origin)),
      record: (origin, cosigned) => this.record(hashOf(origin), origin, cosigned),
      isRetired: (vkey) => this.retiredKeys.has(vkey),
      retire: (key) => this.retiredKeys.add(key),
    };
  }

  transact<T>(work: (book: WitnessBook) => T): T {
    return this.writes.run(() => {
      // IMMEDIATE: the lock is taken before the first look, so nobody writes between look and record.
      this.database.exec('BEGIN IMMEDIATE');
      try {
        const done = work(this.book);
        this.database.exec('COMMIT');
        return done;
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  byOriginHash(hash: string): LastCosigned | undefined {
    return this.select.get(hash) as LastCosigned | undefined;
  }

  retired(): readonly RetiredKey[] {
    return this.retiredKeys.all();
  }

  close(): void {
    if (this.database.isOpen) closeDatabase(this.database);
  }

  private record(hash: string, origin: string, { size, root, note }: LastCosigned): void {
    const { changes } = this.update.run(size, root, note, hash);
    if (changes === 0) this.insert.run(hash, origin, size, root, note);
  }
}
