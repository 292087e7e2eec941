import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../ledger/composition/data-folder';
import { createKeyFile } from '../../ledger/composition/key-file';
import { folderToSpoil } from '../testing/checked-folder';
import { faults, found, tamper } from '../testing/spoiling';

const folder = folderToSpoil();

const theEvidence = (): string => {
  const evidence = dataFolder(folder.data).evidence;
  const [first] = readdirSync(evidence);
  return join(evidence, first!, readdirSync(join(evidence, first!))[0]!);
};

describe('fsck names, beside the log,', () => {
  it.each([
    ['disclosure-wrong', "UPDATE kept SET value = '王小'"],
    ['disclosure-missing', 'DELETE FROM kept'],
    ['disclosure-torn', 'UPDATE kept SET salt = NULL'],
    ['subject-malformed', "UPDATE kept SET subject = 'person/nobody'"],
    ['vault-key-differs', 'UPDATE secret SET key = zeroblob(32)'],
    ['link-malformed', "INSERT INTO link VALUES (zeroblob(31), 'person/x')"],
  ])('what is wrong with the vault: %s', async (code, sql) => {
    tamper(folder.data, 'vault.db', 'kept', sql);
    const report = await folder.check(folder.data);
    expect(faults(report)).toContain(`vault.db ${code}`);
    expect(JSON.stringify(report)).not.toContain('王小');
  });

  it('evidence that is altered, missing or unreferenced', async () => {
    chmodSync(theEvidence(), 0o600);
    const stray = join(dataFolder(folder.data).evidence, 'cd');
    mkdirSync(stray);
    cpSync(theEvidence(), join(stray, `cd${'0'.repeat(62)}`));
    writeFileSync(theEvidence(), 'another sound');
    expect(faults(await folder.check(folder.data)).map((line) => line.split(' ')[1])).toEqual([
      'evidence-altered',
      'evidence-altered',
    ]);
    rmSync(dataFolder(folder.data).evidence, { recursive: true });
    const missing = await folder.check(folder.data);
    expect(found(missing, 'evidence-missing').reason).toMatch(
      /^Entry \d+ names a file of 19 bytes that is not here/,
    );
  });

  it('a row of a view that does not follow from the log', async () => {
    tamper(folder.data, 'views.db', 'position', "UPDATE {three_musts} SET data = '{}' WHERE id = 3");
    const report = await folder.check(folder.data);
    expect(found(report, 'view-differs')).toMatchObject({ file: 'views.db', at: { row: '3' } });
    expect((await folder.check(folder.data, false)).ok).toBe(true);
  });

  it.each([
    [
      'a list that lacks an event',
      "UPDATE {trail}__lists SET events = '[1]' WHERE list = 'founder'",
      'founder',
    ],
    ['a list of which nothing is told', "INSERT INTO {trail}__lists VALUES ('a', 1, '[1]')", 'a'],
    [
      'an event in lists that occurred at another time',
      'UPDATE {trail}__events SET occurred = 0 WHERE event = 2',
      '2',
    ],
  ])('%s', async (_what, sql, row) => {
    tamper(folder.data, 'views.db', 'position', sql);
    expect(found(await folder.check(folder.data), 'view-differs')).toMatchObject({
      file: 'views.db',
      at: { row },
    });
  });

  it('a view whose name nobody tells, which would be compared with nothing', async () => {
    tamper(
      folder.data,
      'views.db',
      'position',
      "UPDATE position SET view = 'tasvs__v2' WHERE view = '{tasks}'",
    );
    expect(found(await folder.check(folder.data, false), 'view-unknown')).toMatchObject({
      file: 'views.db',
      at: { row: 'tasvs__v2' },
    });
  });

  it('a line of a witness that does not hold, a note that nobody signed, and a policy that cannot be read', async () => {
    const line = "substr(note, 1, length(note) - 9) || 'AAAA' || substr(note, -5)";
    tamper(folder.data, 'checkpoint.db', 'cosigned', `UPDATE cosigned SET note = ${line}`);
    tamper(
      folder.data,
      'checkpoint.db',
      'cosigned',
      "INSERT INTO cosigned VALUES (1, 3, 'nobody signed it')",
    );
    const report = await folder.check(folder.data, false);
    expect(faults(report)).toEqual([
      'checkpoint.db cosigned-differs',
      'checkpoint.db cosigned-invalid',
      'checkpoint.db cosigned-invalid',
    ]);
    expect(report.witnessPolicy?.witnesses).toEqual(['w1 https://witness.example/']);
    writeFileSync(dataFolder(folder.data).witnessPolicy, 'witness w1\n');
    expect(faults(await folder.check(folder.data, false))).toContain('witness-policy policy-malformed');
  });

  it('a bad line of one witness, which costs that one only', async () => {
    const bad = "UPDATE cosigned SET note = note || char(10) || substr(note, instr(note, '— witness'))";
    tamper(folder.data, 'checkpoint.db', 'cosigned', bad);
    const report = await folder.check(folder.data, false);
    expect(found(report, 'cosigned-invalid')).toMatchObject({
      level: 'note',
      at: { table: 'cosigned', row: '0' },
      reason: expect.stringContaining('The lines of the other witnesses do'),
    });
    expect(report.ok).toBe(true);
  });

  it('cosignatures that were removed: by the gap, by the quorum that is lacking, by what was signed since', async () => {
    expect((await folder.check(folder.data, false)).findings).toEqual([]);
    const bare = folder.copy();
    tamper(bare, 'checkpoint.db', 'cosigned', 'DELETE FROM cosigned');
    const report = await folder.check(bare, false);
    expect(found(report, 'not-witnessed')).toMatchObject({ level: 'note', file: 'checkpoint.db' });
    expect(report.ok).toBe(true);

    const cut = 'UPDATE cosigned SET note = (SELECT note FROM checkpoint WHERE size = cosigned.size)';
    tamper(folder.data, 'checkpoint.db', 'cosigned', cut, 'UPDATE cosigned SET number = 4');
    const lacking = await folder.check(folder.data, false);
    expect(found(lacking, 'quorum-missing')).toMatchObject({
      level: 'note',
      at: { table: 'cosigned', row: '4' },
      reason: expect.stringContaining('it wants witness w1'),
    });
    expect(faults(lacking)).toEqual(['checkpoint.db cosigned-gap']);
  });

  it('keys that are damaged, or of another ledger', async () => {
    const { keys } = dataFolder(folder.data);
    rmSync(join(keys, 'log.key'));
    createKeyFile(join(keys, 'log.key'), 'ledger', Buffer.alloc(32, 9));
    writeFileSync(
      join(keys, 'service.key'),
      readFileSync(join(keys, 'service.key'), 'utf8').replace(/"seed": "../, '"seed": "00'),
    );
    expect(faults(await folder.check(folder.data))).toEqual([
      'keys/log.key key-not-of-this-log',
      'keys/service.key key-damaged',
    ]);
  });

  it('databases that are missing, cut or no databases', async () => {
    const { ledger, vault, checkpoint } = dataFolder(folder.data);
    rmSync(vault);
    writeFileSync(checkpoint, 'no database');
    writeFileSync(ledger, readFileSync(ledger).subarray(0, 12_288));
    expect(faults(await folder.check(folder.data))).toEqual(
      expect.arrayContaining([
        'vault.db file-missing',
        'checkpoint.db database-unreadable',
        'ledger.db database-unreadable',
      ]),
    );
  });

  it('and tells the tail that no checkpoint covers', async () => {
    tamper(folder.data, 'checkpoint.db', 'checkpoint', 'DELETE FROM checkpoint WHERE version > 15');
    tamper(folder.data, 'checkpoint.db', 'cosigned', 'DELETE FROM cosigned');
    const report = await folder.check(folder.data);
    expect(report.ok).toBe(true);
    expect(report.log.unsealed).toBeGreaterThan(0);
  });

  it('and does not fail for want of views', async () => {
    renameSync(dataFolder(folder.data).views, join(folder.data, 'gone'));
    expect(existsSync(dataFolder(folder.data).views)).toBe(false);
    expect(await folder.check(folder.data)).toMatchObject({ ok: true });
  });
});
