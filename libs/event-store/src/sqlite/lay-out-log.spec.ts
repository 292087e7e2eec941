import { statSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, type Folder } from '../testing/folders';
import { openDatabase } from './open-database';

const PAGES = 50;

describe('a file whose write-ahead log is laid out', () => {
  let folder: Folder;
  let path: string;
  const lengthOfLog = (): number => statSync(`${path}-wal`).size;

  beforeEach(() => {
    folder = newFolder();
    path = join(folder.path, 'laid-out.db');
  });

  afterEach(() => {
    folder.remove();
  });

  it('has room in it before the first commit, and holds nothing yet', () => {
    const database = openDatabase(path, { durability: 'FULL', logPages: PAGES });
    expect(lengthOfLog()).toBeGreaterThanOrEqual(PAGES * 4096);
    expect(database.isTransaction).toBe(false);
    expect(database.prepare('SELECT COUNT(*) AS tables FROM sqlite_schema').get()).toEqual({ tables: 0 });
    database.close();
  });

  it('does not grow with the commits that follow, however many', () => {
    const database = openDatabase(path, { durability: 'FULL', logPages: PAGES });
    const laidOut = lengthOfLog();
    database.exec('CREATE TABLE some (idx INTEGER PRIMARY KEY, bytes BLOB)');
    const insert = database.prepare('INSERT INTO some (bytes) VALUES (?)');
    for (let i = 0; i < 3 * PAGES; i++) insert.run(Buffer.alloc(700, i));
    expect(lengthOfLog()).toBe(laidOut);
    expect(database.prepare('SELECT COUNT(*) AS rows FROM some').get()).toEqual({ rows: 3 * PAGES });
    database.close();
  });

  it('is opened as it is while another process writes to it', () => {
    const other = openDatabase(path, { durability: 'FULL' });
    other.exec('CREATE TABLE some (idx INTEGER PRIMARY KEY); BEGIN IMMEDIATE; INSERT INTO some VALUES (1)');
    const database = openDatabase(path, { durability: 'FULL', logPages: PAGES });
    expect(lengthOfLog()).toBeLessThan(PAGES * 4096);
    other.exec('COMMIT');
    expect(database.prepare('SELECT idx FROM some').all()).toEqual([{ idx: 1 }]);
    database.close();
    other.close();
  });
});
