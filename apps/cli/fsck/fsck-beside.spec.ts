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
import { CheckedFolder } from '../testing/checked-folder';
import { faults, found, tamper } from '../testing/spoiling';

jest.setTimeout(120_000);

let folder: CheckedFolder;
let data: string;
beforeAll(async () => {
  folder = await CheckedFolder.make();
});
beforeEach(() => {
  data = folder.copy();
});
afterAll(() => folder.close());

const theEvidence = (): string => {
  const evidence = dataFolder(data).evidence;
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
    tamper(data, 'vault.db', 'kept', sql);
    const report = await folder.check(data);
    expect(faults(report)).toContain(`vault.db ${code}`);
    expect(JSON.stringify(report)).not.toContain('王小');
  });

  it('evidence that is altered, missing or unreferenced', async () => {
    chmodSync(theEvidence(), 0o600);
    const stray = join(dataFolder(data).evidence, 'cd');
    mkdirSync(stray);
    cpSync(theEvidence(), join(stray, `cd${'0'.repeat(62)}`));
    writeFileSync(theEvidence(), 'another sound');
    expect(faults(await folder.check(data)).map((line) => line.split(' ')[1])).toEqual([
      'evidence-altered',
      'evidence-altered',
    ]);
    rmSync(dataFolder(data).evidence, { recursive: true });
    const missing = await folder.check(data);
    expect(found(missing, 'evidence-missing').reason).toMatch(
      /^Entry \d+ names a file of 19 bytes that is not here/,
    );
  });

  it('a row of a view that does not follow from the log', async () => {
    tamper(data, 'views.db', 'position', "UPDATE aggregates__v2 SET data = '{}' WHERE id = 3");
    const report = await folder.check(data);
    expect(found(report, 'view-differs')).toMatchObject({ file: 'views.db', at: { row: '3' } });
    expect((await folder.check(data, false)).ok).toBe(true);
  });

  it('a line of a witness that does not hold, a note that nobody signed, and a policy that cannot be read', async () => {
    const line = "substr(note, 1, length(note) - 9) || 'AAAA' || substr(note, -5)";
    tamper(data, 'checkpoint.db', 'cosigned', `UPDATE cosigned SET note = ${line}`);
    tamper(data, 'checkpoint.db', 'cosigned', "INSERT INTO cosigned VALUES (1, 3, 'nobody signed it')");
    const report = await folder.check(data, false);
    expect(faults(report)).toEqual([
      'checkpoint.db cosigned-differs',
      'checkpoint.db cosigned-invalid',
      'checkpoint.db cosigned-invalid',
    ]);
    expect(report.witnessPolicy?.witnesses).toEqual(['w1 https://witness.example/']);
    writeFileSync(dataFolder(data).witnessPolicy, 'witness w1\n');
    expect(faults(await folder.check(data, false))).toContain('witness-policy policy-malformed');
  });

  it('keys that are damaged, or of another ledger', async () => {
    const { keys } = dataFolder(data);
    rmSync(join(keys, 'log.key'));
    createKeyFile(join(keys, 'log.key'), 'ledger', Buffer.alloc(32, 9));
    writeFileSync(
      join(keys, 'service.key'),
      readFileSync(join(keys, 'service.key'), 'utf8').replace(/"seed": "../, '"seed": "00'),
    );
    expect(faults(await folder.check(data))).toEqual([
      'keys/log.key key-not-of-this-log',
      'keys/service.key key-damaged',
    ]);
  });

  it('databases that are missing, cut or no databases', async () => {
    const { ledger, vault, checkpoint } = dataFolder(data);
    rmSync(vault);
    writeFileSync(checkpoint, 'no database');
    writeFileSync(ledger, readFileSync(ledger).subarray(0, 12_288));
    expect(faults(await folder.check(data))).toEqual(
      expect.arrayContaining([
        'vault.db file-missing',
        'checkpoint.db database-unreadable',
        'ledger.db database-unreadable',
      ]),
    );
  });

  it('and tells the tail that no checkpoint covers', async () => {
    tamper(data, 'checkpoint.db', 'checkpoint', 'DELETE FROM checkpoint WHERE version > 15');
    tamper(data, 'checkpoint.db', 'cosigned', 'DELETE FROM cosigned');
    const report = await folder.check(data);
    expect(report.ok).toBe(true);
    expect(report.log.unsealed).toBeGreaterThan(0);
  });

  it('and does not fail for want of views', async () => {
    renameSync(dataFolder(data).views, join(data, 'gone'));
    expect(existsSync(dataFolder(data).views)).toBe(false);
    expect(await folder.check(data)).toMatchObject({ ok: true });
  });
});
