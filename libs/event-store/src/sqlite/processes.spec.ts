import { join } from 'node:path';
import { LedgerInUse, StoreUnavailable } from '../store-errors';
import { inAnotherProcess, type AnotherProcess } from '../testing/another-process';
import { collect, entry, readAll } from '../testing/entries';
import { newFolder, type Folder } from '../testing/folders';
import { openSqliteEventStore } from './ledger-database';

let folder: Folder;
let path: string;
let other: AnotherProcess | undefined;
beforeEach(() => {
  folder = newFolder();
  path = join(folder.path, 'ledger.db');
});
afterEach(async () => {
  await other?.kill();
  folder.remove();
});

const APPEND_FOR_EVER = `
  const ledger = store.openSqliteEventStore(process.argv[1]);
  for (let size = await ledger.size(); ; size++) {
    await ledger.append(size, [{ id: 'i' + size, type: 'Tested', bytes: Buffer.from(String(size)) }]);
    console.log(size);
    await new Promise(setImmediate);
  }`;

const TRY_TO_OPEN = `store.openSqliteEventStore(process.argv[1]); console.log('opened');`;

describe('a ledger that another process writes to', () => {
  it('is not opened for writing a second time', async () => {
    const store = openSqliteEventStore(path);
    other = inAnotherProcess(TRY_TO_OPEN, path);
    expect(await other.line()).toBe('LedgerInUse');
    await store.close();
    other = inAnotherProcess(TRY_TO_OPEN, path);
    expect(await other.line()).toBe('opened');
  });

  it('is read and followed meanwhile, and free at once when that process is killed', async () => {
    other = inAnotherProcess(APPEND_FOR_EVER, path);
    await other.line();
    expect(() => openSqliteEventStore(path)).toThrow(LedgerInUse);
    const reader = openSqliteEventStore(path, { readOnly: true, patience: 5 });

    const seen = await collect(reader.follow(0), 200);

    expect(seen).toEqual(seen.map((_, i) => String(i)));
    await expect(reader.append(seen.length, [entry('x')])).rejects.toThrow(StoreUnavailable);
    await other.kill();
    await reader.close();
    await openSqliteEventStore(path).close();
  });

  it('has every entry that was answered for before it was killed, and no gap', async () => {
    other = inAnotherProcess(APPEND_FOR_EVER, path);
    let answered = -1;
    while (answered < 300) answered = Number(await other.line());
    await other.kill();

    const store = openSqliteEventStore(path);
    const log = await readAll(store);
    expect(log.length).toBeGreaterThan(answered);
    expect(log).toEqual(log.map((_, i) => String(i)));
    await store.close();
  });

  it('is held until the last handle of this process is closed', async () => {
    const [one, two] = [openSqliteEventStore(path), openSqliteEventStore(path)];
    await one.close();
    other = inAnotherProcess(TRY_TO_OPEN, path);
    expect(await other.line()).toBe('LedgerInUse');
    await two.close();
  });
});

describe('a ledger opened for reading', () => {
  it('is not created', () => {
    expect(() => openSqliteEventStore(path, { readOnly: true })).toThrow(StoreUnavailable);
  });
});
