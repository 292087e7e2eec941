import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@mingjing/event-store';
import { readWhole } from './whole-reading';

describe('the reading of a whole database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-reading-'));
  const path = join(folder, 'sound.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    const database = openDatabase(path, { durability: 'FULL' });
    database.exec('CREATE TABLE row (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX row_b ON row (b)');
    const insert = database.prepare("INSERT INTO row VALUES (?, hex(randomblob(16)) || ' ' || ?)");
    for (let i = 0; i < 500; i++) insert.run(i, i);
    database.exec("DELETE FROM row WHERE a BETWEEN 100 AND 300; INSERT INTO row VALUES (1000, 'needle')");
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  });

  it('finds the same on a thread of its own', async () => {
    const [here, apart] = [await readWhole(path), await readWhole(path, 0)];
    expect(here.lines).toEqual(['ok']);
    expect(here.unused).toBeGreaterThan(1_000);
    expect(apart).toEqual(here);
  });

  it('finds a row that its index does not have, there as here', async () => {
    const altered = join(folder, 'altered.db');
    const bytes = readFileSync(path);
    bytes.write('noodle', bytes.lastIndexOf('needle'));
    writeFileSync(altered, bytes);
    const [here, apart] = [await readWhole(altered), await readWhole(altered, 0)];
    expect(here.lines).not.toEqual(['ok']);
    expect(apart).toEqual(here);
  });

  it('fails where there is no database to read, there as here', async () => {
    const other = join(folder, 'other.db');
    writeFileSync(other, 'x'.repeat(10_000));
    await expect(readWhole(other)).rejects.toThrow('not a database');
    await expect(readWhole(other, 0)).rejects.toThrow('not a database');
  });
});
