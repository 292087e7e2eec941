import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '@mingjing/event-store';
import { compareRows, type ComparedRows } from './stored-rows';

const ROWS = 1_700;

describe('the rows of a stored table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-rows-'));
  let database: Database;
  beforeEach(() => {
    database = openDatabase(join(folder, 'rows.db'), { durability: 'NORMAL' });
    database.exec('DROP TABLE IF EXISTS row; CREATE TABLE row (key TEXT, value)');
    const insert = database.prepare('INSERT INTO row VALUES (?, ?)');
    database.exec('BEGIN');
    for (let i = 0; i < ROWS; i++) insert.run(`企 ${i}`, i);
    database.exec('COMMIT');
  });
  afterEach(() => database.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const compared = (isSame = sound): ComparedRows =>
    compareRows(database, {
      ...{ name: 'row', place: 'rowid', columns: ['key', 'value'] },
      isSame,
      nameOf: ([key = '']) => key,
    });

  it('are all of them seen', () => {
    expect(compared()).toEqual({ same: ROWS, differing: [] });
    database.exec('DELETE FROM row');
    expect(compared()).toEqual({ same: 0, differing: [] });
  });

  it('that differ are named, on whatever page they stand', () => {
    database.exec('UPDATE row SET value = -1 WHERE value IN (0, 600, 1699)');
    expect(compared()).toEqual({ same: ROWS - 3, differing: ['企 0', '企 600', '企 1699'] });
  });

  it('cannot be made to look like others by what parts them', () => {
    database.exec("UPDATE row SET value = '3' || char(30) || '企 4' || char(31) || '4' WHERE value = 3");
    database.exec('DELETE FROM row WHERE value = 4');
    database.exec('UPDATE row SET value = NULL WHERE value = 900');
    const { same, differing } = compared();
    expect([same, differing]).toEqual([ROWS - 3, ['企 3', '企 900']]);
  });

  it('may hold what parts others', () => {
    database.exec("UPDATE row SET key = 'a' || char(31) || 'b' || char(30) WHERE value = 5");
    const isSame = (row: readonly string[]): boolean => sound(row) || row[0] === 'a\x1fb\x1e';
    expect(compared(isSame)).toEqual({ same: ROWS, differing: [] });
  });
});

function sound([key, value]: readonly string[]): boolean {
  return key === `企 ${value}`;
}
