import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@mingjing/event-store';
import { folderToSpoil } from '../testing/checked-folder';
import { faults, found, tamper } from '../testing/spoiling';

const folder = folderToSpoil();

describe('fsck of a sound folder', () => {
  it('says what it read, and how much of each file holds nothing', async () => {
    const report = await folder.check(folder.data);
    expect(report).toMatchObject({
      ok: true,
      findings: [],
      log: { origin: 'mingjing.example/small', unsealed: 0 },
      evidence: { files: 1 },
      vault: { opened: 3, erased: 0 },
      keys: 2,
    });
    expect(report.viewsCompared).toBeGreaterThan(2);
    expect(report.checkpoints).toBe(report.log.size - 1);
    for (const { bytes, unused } of report.databases) expect(unused).toBeLessThan(bytes);
    expect(report.databases.map(({ file }) => file)).toEqual([
      'ledger.db',
      'checkpoint.db',
      'vault.db',
      'views.db',
    ]);
  });

  it('finds the same in a folder whose process was killed', async () => {
    const report = await folder.check(folder.copy(folder.killed));
    expect(report).toMatchObject({ ok: true, vault: { opened: 3 } });
  });

  it.each(['checkpoint.db', 'vault.db'])(
    'says that %s was only begun, where whoever made it was killed',
    async (name) => {
      const copy = folder.copy(folder.data);
      for (const end of ['', '-wal', '-shm']) rmSync(join(copy, name + end), { force: true });
      openDatabase(join(copy, name), { durability: 'FULL' }).close();
      const report = await folder.check(copy);
      expect(faults(report)).toContainEqual(expect.stringContaining('file-empty'));
      expect(faults(report).join()).not.toContain('header-altered');
    },
  );

  it('writes to no file', async () => {
    const bytes = (): readonly string[] =>
      ['ledger.db', 'checkpoint.db', 'vault.db', 'views.db'].map((name) =>
        readFileSync(join(folder.data, name), 'hex'),
      );
    const before = bytes();
    await folder.check(folder.data);
    expect(bytes()).toEqual(before);
  });

  it('notes what is nobody’s, and what a crash leaves', async () => {
    writeFileSync(join(folder.data, 'notes.txt'), 'x');
    mkdirSync(join(folder.data, 'evidence', 'ab'));
    writeFileSync(join(folder.data, 'evidence', 'ab', 'x.part'), 'x');
    tamper(
      folder.data,
      'vault.db',
      'kept',
      `INSERT INTO kept VALUES ('stray', 'name', 'person/x', 's', 'v')`,
    );
    const report = await folder.check(folder.data);
    expect(report).toMatchObject({ ok: true, vault: { opened: 3, erased: 0 } });
    expect(report.findings.map(({ file, code }) => `${file} ${code}`).sort()).toEqual([
      'evidence/ab/x.part evidence-unfinished',
      'notes.txt file-not-of-the-ledger',
      'vault.db disclosure-stray',
    ]);
  });
});

describe('fsck names', () => {
  it('the entry that was rewritten by SQL, and between which checkpoints', async () => {
    tamper(
      folder.data,
      'ledger.db',
      'entry',
      `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'entity/E-3"', 'entity/E-9"') AS BLOB) WHERE idx = 13`,
    );
    const report = await folder.check(folder.data);
    expect(found(report, 'root-differs')).toMatchObject({
      file: 'ledger.db',
      at: { table: 'entry', entry: 13 },
    });
    expect(found(report, 'root-differs').reason).toMatch(
      /first 13 entries are those that were signed, the first 14 are not/,
    );
    expect(found(report, 'entry-invalid')).toMatchObject({ at: { entry: 13 } });
  });

  it('an entry that was removed', async () => {
    tamper(folder.data, 'ledger.db', 'entry', 'DELETE FROM entry WHERE idx = 5');
    const report = await folder.check(folder.data);
    expect(found(report, 'log-unreadable')).toMatchObject({ file: 'ledger.db', at: { entry: 5 } });
    expect(found(report, 'log-unreadable').reason).toContain('entry 5 is missing; after it comes entry 6');
  });

  it('a log that lost its end', async () => {
    tamper(folder.data, 'ledger.db', 'entry', 'DELETE FROM entry WHERE idx > 15');
    expect(faults(await folder.check(folder.data))).toEqual(
      expect.arrayContaining(['checkpoint.db log-shorter', 'views.db views-ahead']),
    );
  });

  it('a checkpoint that was removed, or whose row says another size', async () => {
    tamper(folder.data, 'checkpoint.db', 'checkpoint', 'DELETE FROM checkpoint WHERE version = 3');
    tamper(
      folder.data,
      'checkpoint.db',
      'checkpoint',
      'UPDATE checkpoint SET size = size + 1 WHERE version = 6',
    );
    const report = await folder.check(folder.data);
    expect(found(report, 'checkpoint-gap')).toMatchObject({ at: { table: 'checkpoint', row: '4' } });
    expect(found(report, 'checkpoint-size-differs')).toMatchObject({ at: { row: '6' } });
  });

  it('a checkpoint whose signature does not hold', async () => {
    tamper(
      folder.data,
      'checkpoint.db',
      'checkpoint',
      `UPDATE checkpoint SET note = replace(note, char(10) || size || char(10), char(10) || (size - 1) || char(10)) WHERE version = 6`,
    );
    const report = await folder.check(folder.data);
    expect(found(report, 'checkpoint-invalid')).toMatchObject({ at: { row: '6' } });
  });

  it('triggers and indexes that were dropped from a table that is made later', async () => {
    const database = openDatabase(join(folder.data, 'checkpoint.db'), { durability: 'FULL' });
    database.exec('DROP TRIGGER cosigned_delete; DROP INDEX cosigned_size');
    database.close();
    const report = await folder.check(folder.data);
    const missing = report.findings.filter(({ code }) => code === 'schema-missing');
    expect(missing.map(({ at }) => at?.table).sort()).toEqual(['cosigned_delete', 'cosigned_size']);
  });

  it('views of another version of the program as what they are, and accuses nobody', async () => {
    const database = openDatabase(join(folder.data, 'views.db'), { durability: 'FULL' });
    const { name } = database
      .prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%\\_\\_v%' ESCAPE '\\' AND type = 'table'")
      .get() as { name: string };
    const older = name.replace(/__v\d+$/, '__v0');
    database.exec(`CREATE TABLE ${older} (key TEXT PRIMARY KEY); CREATE TABLE none_of_ours__v1 (key TEXT)`);
    database.close();
    const report = await folder.check(folder.data);
    expect(found(report, 'view-of-other-version')).toMatchObject({ level: 'note', at: { table: older } });
    expect(found(report, 'schema-foreign')).toMatchObject({ at: { table: 'none_of_ours__v1' } });
  });

  it('triggers that were dropped, and those that somebody added', async () => {
    for (const [file, sql] of [
      ['ledger.db', 'DROP TRIGGER entry_delete'],
      ['checkpoint.db', 'DROP TRIGGER checkpoint_order'],
      ['ledger.db', 'CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT 1; END'],
    ] as const) {
      const database = openDatabase(join(folder.data, file), { durability: 'FULL' });
      database.exec(sql);
      database.close();
    }
    expect(faults(await folder.check(folder.data))).toEqual(
      expect.arrayContaining([
        'ledger.db schema-missing',
        'ledger.db schema-foreign',
        'checkpoint.db schema-missing',
      ]),
    );
  });
});
