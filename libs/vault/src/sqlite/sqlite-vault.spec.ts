import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, StoreAltered, StoreUnavailable } from '@mingjing/event-store';
import { describeVault } from '../testing';
import { SqliteVault } from './sqlite-vault';

const PERSON = 'person/0d9c7a52-3c1e-4a77-9b0a-0f7d2b1c4e55';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingjing-'));
  path = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeVault('SQLite', async () => ({
  open: async () => new SqliteVault(path),
  leave: async () => undefined,
}));

/** Whether a text stands in any file of the vault, as bytes. */
function standsInFiles(text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
}

describe('the vault file', () => {
  it('holds no trace of what was erased, in no page and not in its write-ahead log', async () => {
    const vault = new SqliteVault(path);
    const long = '独一无二的地址'.repeat(900);
    for (let i = 0; i < 20; i++) {
      const salt = String(i).padStart(64, '7');
      await vault.keep(`s${i}`, {
        name: { salt, value: `王小明${i}`, subject: PERSON },
        address: { salt, value: long, subject: PERSON },
      });
    }
    const person = await vault.pseudonymFor({ kind: 'resident-id', number: '37032219800101123X' });
    expect(['王小明7', '独一无二的地址', PERSON, person].map(standsInFiles)).toEqual([
      true,
      true,
      true,
      true,
    ]);

    await vault.erase(PERSON);
    await vault.erase(person);

    const gone = ['王小明', '独一无二的地址', PERSON, person, '7'.repeat(60)];
    expect(gone.map(standsInFiles)).toEqual(gone.map(() => false));
    await vault.close();
    expect(gone.map(standsInFiles)).toEqual(gone.map(() => false));
  });

  it('never holds the number of an identity document', async () => {
    const vault = new SqliteVault(path);
    await vault.pseudonymFor({ kind: 'resident-id', number: '37032219800101123X' });
    expect(standsInFiles('37032219800101123X')).toBe(false);
    await vault.close();
  });

  it('takes key and pseudonyms from the randomness that it is given', async () => {
    let calls = 0;
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(++calls);
    const vault = new SqliteVault(path, random);
    const person = await vault.pseudonymFor({ kind: 'resident-id', number: '1' });
    expect(person).toBe('person/02020202-0202-4202-8202-020202020202');
    await vault.close();
  });

  it('says so where a reader still holds the pages of what is erased', async () => {
    const vault = new SqliteVault(path);
    await vault.keep('s1', { name: { salt: '0'.repeat(64), value: '王小明', subject: PERSON } });
    const reader = openDatabase(path, { durability: 'FULL', readOnly: true });
    reader.exec('BEGIN; SELECT * FROM kept');
    await expect(vault.erase(PERSON)).rejects.toThrow(StoreUnavailable);
    reader.exec('COMMIT');
    reader.close();
    expect(await vault.erase(PERSON)).toBe(0);
    expect(standsInFiles('王小明')).toBe(false);
    await vault.close();
  });

  it('owes it to the next erasure to forget what a reader held', async () => {
    const vault = new SqliteVault(path);
    await vault.keep('s1', { name: { salt: '0'.repeat(64), value: '王小明', subject: PERSON } });
    const reader = openDatabase(path, { durability: 'FULL', readOnly: true });
    reader.exec('BEGIN; SELECT * FROM kept');
    const again = [{ subject: PERSON, isBefore: () => true }];
    await expect(vault.eraseAgain(again)).rejects.toThrow(StoreUnavailable);
    reader.exec('COMMIT');
    reader.close();
    expect(standsInFiles('王小明')).toBe(true);
    expect(await vault.eraseAgain(again)).toBe(0);
    expect(standsInFiles('王小明')).toBe(false);
    await vault.close();
  });

  it('keeps all of a group or nothing', async () => {
    const vault = new SqliteVault(path);
    const sound = { salt: '0'.repeat(64), value: '王小明', subject: PERSON };
    const unsound = { ...sound, value: Symbol('no text') as unknown as string };
    await expect(
      vault.keepAll([
        { statementId: 's1', fields: { name: sound } },
        { statementId: 's2', fields: { name: unsound } },
      ]),
    ).rejects.toBeDefined();
    expect(await vault.of('s1')).toEqual({});
    await vault.keep('s1', { name: sound });
    expect(await vault.of('s1')).toEqual({ name: sound });
    await vault.close();
  });

  it('is not opened once its tables are not as they were made', async () => {
    await new SqliteVault(path).close();
    const database = openDatabase(path, { durability: 'FULL' });
    database.exec('CREATE TRIGGER copy AFTER INSERT ON kept BEGIN SELECT 1; END');
    database.close();
    expect(() => new SqliteVault(path)).toThrow(StoreAltered);
  });

  it('is not opened once a bit of its key has flipped', async () => {
    await new SqliteVault(path).close();
    const database = openDatabase(path, { durability: 'FULL' });
    const { key } = database.prepare('SELECT key FROM secret').get() as { readonly key: Uint8Array };
    database.prepare('UPDATE secret SET key = ?').run(key.with(7, (key[7] ?? 0) ^ 4));
    database.close();
    expect(() => new SqliteVault(path)).toThrow(/not the one that it was made with.*Restore/);
  });
});
