import { join } from 'node:path';
import { entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { openSqliteEventStore } from './ledger-database';
import { openDatabase } from './open-database';

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

const path = (): string => join(folder.path, 'ledger.db');

/** Names of the tables of the index that a file of an earlier version holds. */
function tables(): readonly unknown[] {
  const database = openDatabase(path(), { durability: 'FULL', readOnly: true });
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'told%'").all();
  database.close();
  return rows;
}

describe('a log in whose file an earlier version kept the index', () => {
  it('loses its tables once it is opened for writing, and no entry', async () => {
    const before = openSqliteEventStore(path());
    await before.append(0, [entry('a'), entry('b')]);
    await before.close();
    const database = openDatabase(path(), { durability: 'FULL' });
    database.exec(
      'CREATE TABLE told (one INTEGER PRIMARY KEY) STRICT; CREATE TABLE told_fact (tbl TEXT, key TEXT) STRICT; INSERT INTO told_fact VALUES (1, 2)',
    );
    database.close();

    await openSqliteEventStore(path(), { readOnly: true }).close();
    expect(tables()).toHaveLength(2);
    const store = openSqliteEventStore(path());
    expect(tables()).toEqual([]);
    expect(await readAll(store)).toEqual(['a', 'b']);
    await store.close();
  });
});
