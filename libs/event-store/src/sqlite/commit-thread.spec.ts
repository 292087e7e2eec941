import { join } from 'node:path';
import { News } from '../news';
import { OutcomeUnknown, StoreUnavailable } from '../store-errors';
import { entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { CommitThread } from './commit-thread';
import { prepareEntryTable } from './entry-table';
import { openLedgerDatabase, openSqliteEventStore } from './ledger-database';
import { openDatabase, settingsOf } from './open-database';
import { SqliteEventStore } from './sqlite-event-store';

let folder: Folder;
let path: string;
let thread: CommitThread;
beforeEach(() => {
  folder = newFolder();
  path = join(folder.path, 'ledger.db');
  thread = new CommitThread(2);
});
afterEach(async () => {
  await thread.close();
  folder.remove();
});

const GROUP = [entry('b'), entry('c'), entry('d')];

describe('a group that another thread commits', () => {
  it('is not there at all where the file refuses its middle entry, and can be tried again', async () => {
    const store = openSqliteEventStore(path, { thread });
    await store.append(0, [entry('a')]);
    const administrator = openLedgerDatabase(path);
    administrator.exec(
      "CREATE TRIGGER faulty BEFORE INSERT ON entry WHEN NEW.idx = 2 BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(store.append(1, GROUP)).rejects.toThrow(StoreUnavailable);
    expect(await store.size()).toBe(1);

    administrator.exec('DROP TRIGGER faulty');
    expect(await store.append(1, GROUP)).toBe('done');
    expect(await readAll(store)).toEqual(['a', 'b', 'c', 'd']);
    administrator.close();
    await store.close();
  });

  it('has certainly not been written while somebody else holds the file', async () => {
    await openSqliteEventStore(path).close();
    const options = { durability: 'FULL' } as const;
    const database = openDatabase(path, options);
    const store = new SqliteEventStore({
      database,
      statements: prepareEntryTable(database),
      news: new News(),
      patience: 10,
      release: () => undefined,
      apart: { thread, target: { ...settingsOf(path, options), timeout: 1 } },
    });
    const other = openLedgerDatabase(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.append(0, GROUP)).rejects.toThrow(StoreUnavailable);
    other.exec('ROLLBACK');
    expect(await store.append(0, GROUP)).toBe('done');
    other.close();
    await store.close();
  });

  it('is in doubt where the thread has ended, and nothing more is taken, on this thread neither', async () => {
    const store = openSqliteEventStore(path, { thread });
    await store.append(0, GROUP);
    await thread.close();
    await expect(store.append(3, GROUP)).rejects.toThrow(OutcomeUnknown);
    await expect(store.append(3, [entry('e')])).rejects.toThrow(OutcomeUnknown);
    expect(await readAll(store)).toEqual(['b', 'c', 'd']);
    await store.close();
  });
});
