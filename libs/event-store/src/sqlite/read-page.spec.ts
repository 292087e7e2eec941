import * as fc from 'fast-check';
import { join } from 'node:path';
import { newFolder, type Folder } from '../testing/folders';
import { openSqliteEventStore } from './ledger-database';
import { openDatabase } from './open-database';

let folder: Folder;
beforeEach(() => (folder = newFolder()));
afterEach(() => folder.remove());

describe('a page of the log', () => {
  it('holds the bytes that were appended, however many are read at once', async () => {
    const bytes = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 40 }), { numRuns: 300, seed: 7 });
    const awkward = [
      Uint8Array.of(0),
      Uint8Array.of(0, 0xff, 0),
      Uint8Array.of(0xc3),
      Uint8Array.of(0xef, 0xbb),
    ];
    const all = [...awkward, ...bytes];
    const store = openSqliteEventStore(join(folder.path, 'ledger.db'));
    const entries = all.map((one, i) => ({ id: String(i), type: 'Tested', bytes: one }));
    await store.append(0, entries);
    for (const max of [1, 15, 16, 17, 304, 4_096, 4_097]) {
      const read: string[] = [];
      while (read.length < all.length) {
        const page = await store.read(read.length, max);
        expect(page.length).toBe(Math.min(max, all.length - read.length));
        read.push(...page.map(hex));
      }
      expect(read).toEqual(all.map(hex));
      expect(await store.read(all.length, max)).toEqual([]);
    }
    await store.close();
  });

  it('names the entry that is missing in the middle of it', async () => {
    const path = join(folder.path, 'ledger.db');
    const store = openSqliteEventStore(path);
    const entries = Array.from({ length: 40 }, (_, i) => ({
      ...{ id: String(i), type: 'Tested', bytes: Uint8Array.of(i + 1) },
    }));
    await store.append(0, entries);
    const thief = openDatabase(path, { durability: 'FULL' });
    const triggers = thief.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
    for (const { name } of triggers as { name: string }[]) thief.exec(`DROP TRIGGER "${name}"`);
    thief.exec('DELETE FROM entry WHERE idx = 20');
    thief.close();
    await expect(store.read(0, 40)).rejects.toThrow('Entry 20 is missing');
    await store.close();
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
