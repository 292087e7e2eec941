import { join } from 'node:path';
import type { StatementSyncInstance as Statement } from '@photostructure/sqlite';
import { News } from '../news';
import { OutcomeUnknown, StoreUnavailable } from '../store-errors';
import { entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { prepareEntryTable } from './entry-table';
import { openSqliteEventStore } from './ledger-database';
import { openDatabase } from './open-database';
import { SqliteEventStore } from './sqlite-event-store';

const IOERR_FSYNC = 10 | (4 << 8);

let folder: Folder;
let path: string;
beforeEach(() => {
  folder = newFolder();
  path = join(folder.path, 'ledger.db');
});
afterEach(() => folder.remove());

/** The real statement, on a disk that fails when it is to make the write durable. */
function onFailingDisk(statement: Statement): Statement {
  return new Proxy(statement, {
    get: (target, name) =>
      name === 'run'
        ? () => {
            throw Object.assign(new Error('disk I/O error'), { errcode: IOERR_FSYNC });
          }
        : (Reflect.get(target, name) as unknown),
  });
}

describe('an append that fails', () => {
  it('leaves nothing of a group whose middle entry the file refuses, and can be tried again', async () => {
    const store = openSqliteEventStore(path);
    await store.append(0, [entry('a')]);
    const administrator = openDatabase(path, { durability: 'NORMAL' });
    administrator.exec(
      "CREATE TRIGGER faulty BEFORE INSERT ON entry WHEN NEW.idx = 2 BEGIN SELECT RAISE(ABORT, 'no'); END",
    );

    await expect(store.append(1, [entry('b'), entry('c'), entry('d')])).rejects.toThrow(StoreUnavailable);
    expect(await readAll(store)).toEqual(['a']);

    administrator.exec('DROP TRIGGER faulty');
    expect(await store.append(1, [entry('b'), entry('c'), entry('d')])).toBe('done');
    administrator.close();
    await store.close();
  });

  it('has certainly done nothing while somebody else holds the file', async () => {
    await openSqliteEventStore(path).close();
    const database = openDatabase(path, { durability: 'FULL' });
    database.exec('PRAGMA busy_timeout = 1');
    const parts = { database, statements: prepareEntryTable(database), news: new News(), patience: 10 };
    const store = new SqliteEventStore({ ...parts, release: () => undefined });
    const other = openDatabase(path, { durability: 'NORMAL' });

    other.exec('BEGIN IMMEDIATE');
    await expect(store.append(0, [entry('a')])).rejects.toThrow(StoreUnavailable);
    await expect(store.append(0, [entry('a'), entry('b')])).rejects.toThrow(StoreUnavailable);
    other.exec('ROLLBACK');

    expect(await store.append(0, [entry('a'), entry('b')])).toBe('done');
    other.close();
    await store.close();
  });

  it.each([
    ['insert', [entry('a')]],
    ['commit', [entry('a'), entry('b')]],
  ] as const)(
    'is in doubt when the %s cannot be flushed, and nothing more is taken',
    async (step, entries) => {
      await openSqliteEventStore(path).close();
      const database = openDatabase(path, { durability: 'FULL' });
      const sound = prepareEntryTable(database);
      const statements = { ...sound, [step]: onFailingDisk(sound[step]) };
      const store = new SqliteEventStore({
        database,
        statements,
        news: new News(),
        patience: 10,
        release: () => undefined,
      });

      await expect(store.append(0, entries)).rejects.toThrow(OutcomeUnknown);
      expect(database.isTransaction).toBe(false);
      await expect(store.append(0, [entry('c'), entry('d')])).rejects.toThrow(OutcomeUnknown);
      expect(await store.size()).toBe(0);
      await store.close();
    },
  );

  it('is in doubt when the flush beside it fails, and gives nothing that may not be there after a crash', async () => {
    await openSqliteEventStore(path).close();
    const database = openDatabase(path, { durability: 'NORMAL' });
    let failing: (why: Error) => void = () => undefined;
    const store = new SqliteEventStore({
      ...{ database, statements: prepareEntryTable(database), news: new News(), patience: 10 },
      beside: {
        durableEnd: 0,
        flush: () => new Promise((_, reject) => (failing = reject)),
        close: () => undefined,
      },
      release: () => undefined,
    });

    const appended = store.append(0, [entry('a'), entry('b')]);
    expect(await store.size()).toBe(0);
    expect(await store.read(0, 10)).toEqual([]);
    failing(new Error('disk I/O error'));
    await expect(appended).rejects.toThrow(OutcomeUnknown);
    await expect(store.append(2, [entry('c')])).rejects.toThrow(OutcomeUnknown);
    await store.close();
  });
});
