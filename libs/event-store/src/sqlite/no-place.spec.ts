import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { News } from '../news';
import { NoPlaceToWrite } from '../store-errors';
import { entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { namedFailure } from './damage';
import { ENTRY_SCHEMA, prepareEntryTable } from './entry-table';
import { establish } from './guarded-schema';
import { openSqliteEventStore } from './ledger-database';
import { openDatabase } from './open-database';
import { holdLedger } from './process-lock';
import { SqliteEventStore } from './sqlite-event-store';

let folder: Folder;
let path: string;
beforeEach(() => {
  folder = newFolder();
  path = join(folder.path, 'ledger.db');
});
afterEach(() => {
  chmodSync(folder.path, 0o700);
  folder.remove();
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was taken');
}

describe('a place that takes no file', () => {
  it('is named where it is read-only, with what to do', () => {
    openDatabase(path, { durability: 'FULL' }).close();
    const database = openDatabase(path, { durability: 'FULL', readOnly: true });
    const refused = thrownBy(() => establish(database, ENTRY_SCHEMA));
    expect(refused).toBeInstanceOf(NoPlaceToWrite);
    expect(refused.message).toBe(
      `${path} cannot be written (attempt to write a readonly database). Run this as a user who may read and write the file and its folder, or copy the folder to where he may.`,
    );
    database.close();
  });

  it('is named where there is none, for the file and for its lock', () => {
    const nowhere = join(folder.path, 'none', 'ledger.db');
    expect(thrownBy(() => openDatabase(nowhere, { durability: 'FULL' }))).toMatchObject({
      message: expect.stringContaining(`${nowhere} cannot be opened (unable to open database file). Look`),
    });
    mkdirSync(`${path}.lock`);
    expect(thrownBy(() => holdLedger(path))).toBeInstanceOf(NoPlaceToWrite);
    expect(thrownBy(() => holdLedger(path)).message).toContain(`${path}.lock cannot be opened`);
  });

  it('is named where it is full, has taken nothing, and takes it once there is room', async () => {
    await openSqliteEventStore(path).close();
    const database = openDatabase(path, { durability: 'FULL' });
    const parts = { database, statements: prepareEntryTable(database), news: new News(), patience: 10 };
    const store = new SqliteEventStore({ ...parts, release: () => undefined });
    const long = entry('x'.repeat(60_000));

    database.exec('PRAGMA max_page_count = 8');
    const full = 'The ledger file took nothing (database or disk is full). Make room on the disk';
    await expect(store.append(0, [long])).rejects.toThrow(full);
    await expect(store.append(0, [entry('a'), long])).rejects.toThrow(full);
    database.exec('PRAGMA max_page_count = 1000');

    expect(await store.append(0, [entry('a')])).toBe('done');
    expect(await readAll(store)).toEqual(['a']);
    await store.close();
  });

  it('is known by its words, where the driver or a thread gives no number, and is said once', () => {
    const named = namedFailure(new Error('attempt to write a readonly database'), 'a.db');
    expect(named).toBeInstanceOf(NoPlaceToWrite);
    expect(namedFailure(named, 'b.db')).toBe(named);
    const other = new Error('no such table: entry');
    expect(namedFailure(other, 'a.db')).toBe(other);
  });
});

describe('a file at rest where nothing can be written', () => {
  beforeEach(async () => {
    const store = openSqliteEventStore(path);
    await store.append(0, [entry('a'), entry('b')]);
    await store.close();
  });

  /** A copy beside which SQLite can make no index of a write-ahead log. */
  const copied = (...suffixes: readonly string[]): string => {
    const copy = join(folder.path, 'copy.db');
    for (const suffix of suffixes) cpSync(path + suffix, copy + suffix);
    symlinkSync('nowhere', `${copy}-shm`);
    return copy;
  };
  const readThere = async (file = path): Promise<readonly string[]> => {
    const store = openSqliteEventStore(file, { readOnly: true });
    const read = await readAll(store);
    await store.close();
    return read;
  };

  it('is read in a folder that its reader may not write', async () => {
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    // Whoever is root writes here in spite of it, and so reads it as anywhere else.
    chmodSync(folder.path, 0o500);
    expect(await readThere()).toEqual(['a', 'b']);
  });

  it('is read where SQLite cannot make its files beside it, whoever asks', async () => {
    expect(await readThere(copied(''))).toEqual(['a', 'b']);
  });

  it('is not read past what a killed writer left in its write-ahead log', () => {
    const killed = openDatabase(path, { durability: 'FULL' });
    killed.prepare('INSERT INTO entry VALUES (2, ?)').run(Buffer.from('c'));
    const copy = copied('', '-wal');
    killed.close();
    expect(thrownBy(() => openDatabase(copy, { durability: 'FULL', readOnly: true }))).toMatchObject({
      message: expect.stringContaining(`${copy} cannot be`),
    });
    truncateSync(`${copy}-wal`);
    writeFileSync(`${copy}-journal`, 'x');
    expect(() => openDatabase(copy, { durability: 'FULL', readOnly: true })).toThrow(`${copy} cannot be`);
  });
});
