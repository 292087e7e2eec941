import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './open-database';
import { entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { StoreAltered } from '../store-errors';
import { ENTRY_SCHEMA } from './entry-table';
import { openSqliteEventStore } from './ledger-database';
import { openSqliteCheckpointStore } from './sqlite-checkpoint-store';

let folder: Folder;
let ledger: string;
let checkpoints: string;

/** Runs SQL on a file as its administrator could, past every port. */
function raw(path: string, sql: string): void {
  const database = openDatabase(path, { durability: 'FULL' });
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

beforeEach(async () => {
  folder = newFolder();
  ledger = join(folder.path, 'ledger.db');
  checkpoints = join(folder.path, 'checkpoint.db');
  const store = openSqliteEventStore(ledger);
  await store.append(0, [entry('a'), entry('b')]);
  await store.close();
  const kept = openSqliteCheckpointStore(checkpoints);
  await kept.swap(null, 'one', 1);
  await kept.swap(0, 'two', 2);
  await kept.close();
});
afterEach(() => folder.remove());

describe('the ledger file', () => {
  it.each([
    "UPDATE entry SET bytes = x'00' WHERE idx = 0",
    'UPDATE entry SET idx = 7 WHERE idx = 1',
    'DELETE FROM entry WHERE idx = 1',
    'DELETE FROM entry',
    "INSERT OR REPLACE INTO entry VALUES (1, x'00')",
    "REPLACE INTO entry VALUES (0, x'00')",
    "INSERT OR IGNORE INTO entry VALUES (0, x'00')",
    "INSERT INTO entry VALUES (1, x'00') ON CONFLICT DO UPDATE SET bytes = x'00'",
    "INSERT INTO entry VALUES (3, x'00')",
    "INSERT INTO entry VALUES (NULL, x'00')",
    "INSERT INTO entry VALUES (-1, x'00')",
    "INSERT INTO entry VALUES (2, x'')",
    "INSERT INTO entry VALUES (2, 'text')",
  ])('refuses %s by itself', async (sql) => {
    expect(() => raw(ledger, sql)).toThrow();
    const store = openSqliteEventStore(ledger);
    expect(await readAll(store)).toEqual(['a', 'b']);
    await store.close();
  });

  it.each(['entry_update', 'entry_delete', 'entry_insert'])(
    'is not opened once its trigger %s is gone',
    (trigger) => {
      raw(ledger, `DROP TRIGGER ${trigger}`);
      expect(() => openSqliteEventStore(ledger)).toThrow(StoreAltered);
    },
  );

  it('tells of a row that was removed while its triggers were off', async () => {
    const store = openSqliteEventStore(ledger);
    await store.append(2, [entry('c')]);
    await store.close();
    raw(
      ledger,
      `DROP TRIGGER entry_delete; DELETE FROM entry WHERE idx = 1; ${ENTRY_SCHEMA['entry_delete']!}`,
    );
    const again = openSqliteEventStore(ledger);
    await expect(again.read(0, 9)).rejects.toThrow(/^Entry 1 is missing from .*after it comes entry 2/);
    await again.close();
  });

  it.each([
    ['whose first page is no database', 0],
    ['one of whose pages is overwritten', 4096],
  ])('%s is named, with what to do', async (_, offset) => {
    raw(ledger, 'PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(ledger);
    bytes.fill(0x5a, offset, offset + 4096);
    writeFileSync(ledger, bytes);
    const opened = async (): Promise<void> => {
      const store = openSqliteEventStore(ledger);
      await store.read(0, 9).finally(() => store.close());
    };
    await expect(opened()).rejects.toThrow(/ledger\.db is damaged .* run "mingjing fsck/);
  });

  it('is not opened with a trigger that it did not have', () => {
    raw(ledger, 'CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT 1; END');
    expect(() => openSqliteEventStore(ledger)).toThrow(StoreAltered);
    expect(() => openSqliteEventStore(ledger, { readOnly: true })).toThrow(StoreAltered);
  });
});

describe('the checkpoint file', () => {
  it.each([
    "UPDATE checkpoint SET note = 'x'",
    'DELETE FROM checkpoint WHERE version = 1',
    "INSERT OR REPLACE INTO checkpoint VALUES (1, 9, 'x')",
    "INSERT INTO checkpoint VALUES (3, 9, 'x')",
    "INSERT INTO checkpoint VALUES (2, 1, 'lower')",
  ])('refuses %s by itself', async (sql) => {
    expect(() => raw(checkpoints, sql)).toThrow();
    const kept = openSqliteCheckpointStore(checkpoints);
    expect(await kept.get()).toEqual({ version: 1, note: 'two' });
    expect(await kept.at(1)).toBe('one');
    await kept.close();
  });

  it('is not opened once a trigger is gone', () => {
    raw(checkpoints, 'DROP TRIGGER checkpoint_order');
    expect(() => openSqliteCheckpointStore(checkpoints)).toThrow(StoreAltered);
  });
});
