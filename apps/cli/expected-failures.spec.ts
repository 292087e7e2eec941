import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFailure } from './report-failure';
import { CommandLine } from './testing/command-line';
import { whileHeld } from './testing/held-folder';

const TEMPLATE = join(__dirname, 'import/templates/entities.csv');
const cli = new CommandLine();

/** A file as Notepad of old saved it: with a byte order mark. */
function windows(name: string, text: string): string {
  writeFileSync(cli.at(name), `\uFEFF${text}`);
  return cli.at(name);
}

afterAll(() => cli.clear());

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec', '--no-presets');
});

describe('an expected failure is one sentence that says what to do', () => {
  it.each([
    [
      'no ledger in the folder',
      ['verify', '--data', cli.at('nothing')],
      3,
      /holds no ledger; name its folder with --data/,
    ],
    ['no ledger to ask', ['ask', 'three-musts', '--data', cli.at('nothing')], 3, /run `mingjing init` there/],
    [
      'a key file that is none',
      ['token', '--key', __filename, '--origin', 'x'],
      2,
      /The key file .* cannot be read/,
    ],
    [
      'a statement that is no JSON',
      ['sign', __filename, '--key', 'k', '--origin', 'x'],
      2,
      /is not JSON that the ledger takes/,
    ],
    ['a command that nobody knows', ['verfy'], 2, /unknown command 'verfy'\n?.*verify/s],
    [
      'an option that is missing',
      ['keygen', '--actor', 'head/H-1'],
      2,
      /required option '--out <file>' not specified/,
    ],
    ['a service that is not there', ['verify', 'http://127.0.0.1:9'], 3, /cannot be reached/],
    [
      'a log key that is none',
      ['verify', '--data', cli.data, '--log-key', 'garbage'],
      2,
      /^--log-key: The verifier key/,
    ],
    [
      'a checkpoint kept that is none',
      ['verify', '--data', cli.data, '--since', __filename],
      2,
      /^--since wants a checkpoint or a proof .* and .* is none: /,
    ],
    [
      'a kept checkpoint that is not there',
      ['verify', '--data', cli.data, '--since', 'nowhere'],
      2,
      /nowhere cannot be read/,
    ],
    [
      'trusted keys that are not there',
      ['verify', __filename, '--trust', 'nowhere'],
      2,
      /nowhere cannot be read/,
    ],
    [
      'trusted keys of which a log would make nothing',
      ['verify', '--data', cli.data, '--trust', __filename],
      2,
      /^--trust and --entry are of a bundle or a proof; of a whole log give its key with --log-key/,
    ],
    [
      'an entry that was trusted last and is not there',
      ['keys', 'rotate-log', '--compromised', '--last-trusted', '99', '--data', cli.data],
      2,
      /^--last-trusted 99: the log has \d+ entries/,
    ],
    [
      'a passphrase file that is not there',
      ['key', 'passwd', cli.at('data/keys/founder.key'), '--new-passphrase-file', 'nowhere'],
      2,
      /^The passphrase file nowhere cannot be read; check the path/,
    ],
    [
      'a statement that a Windows editor saved',
      ['sign', windows('draft.json', '{}'), '--key', 'k', '--origin', 'x'],
      2,
      /draft\.json is not JSON that the ledger takes: the file begins with a byte order mark/,
    ],
    [
      'a key file that a Windows editor saved',
      ['token', '--key', windows('bom.key', '{}'), '--origin', 'x'],
      2,
      /bom\.key cannot be read: the file begins with a byte order mark .*save it as UTF-8 without BOM/,
    ],
    [
      'a policy that a Windows editor saved',
      ['verify', '--data', cli.data, '--policy', windows('policy', 'quorum none\r\n')],
      2,
      /policy: .*the file begins with a byte order mark/,
    ],
    [
      "the founder's last key revoked",
      ['keys', 'revoke', 'founder', '--reason', '遗失', '--data', cli.data],
      1,
      /no key of the founder would be left/,
    ],
    [
      'rows without a key',
      ['import', 'entities', TEMPLATE, '--data', cli.at('nothing')],
      2,
      /stated by a registrar; give his key/,
    ],
  ])('%s', async (_what, argv, exitCode, sentence) => {
    const failed = await cli.run(...argv);
    expect(failed.exitCode).toBe(exitCode);
    expect(failed.err).toMatch(sentence);
    expect(failed.err).not.toMatch(/\n\s+at /);
  });

  it('a folder that a running service holds; copying and verifying go on beside it', async () => {
    await whileHeld(cli.data, async () => {
      const refused = await cli.run('import', 'list', '--data', cli.data);
      expect(refused.exitCode).toBe(3);
      expect(refused.err).toMatch(/^A running service holds .*; give its address with --url/);
      expect(await cli.run('verify', '--data', cli.data)).toMatchObject({ exitCode: 0 });
      expect(await cli.run('export', cli.at('beside'), '--data', cli.data)).toMatchObject({ exitCode: 0 });
    });
  });

  it('a template over a file that is there, and one into a folder that is not', async () => {
    const there = await cli.run('import', 'template', 'entities', '--out', windows('there.csv', ''));
    expect(there).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('choose a name that is not there'),
    });
    const nowhere = await cli.run('import', 'template', 'entities', '--out', cli.at('nowhere/e.csv'));
    expect(nowhere).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining('no such file or folder (ENOENT)'),
    });
  });

  it('a disk that is full or may not be written, by the code of the operating system', () => {
    const said: string[] = [];
    const io = {
      out: () => true,
      err: (line: string) => said.push(line),
      clock: () => 0,
      random: () => Buffer.of(),
    };
    const of = (code: string, path?: string): Error =>
      Object.assign(new Error(code), { code, syscall: 'open', ...(path === undefined ? {} : { path }) });
    for (const error of [of('EROFS', 'led/keys'), of('ENOSPC')]) expect(reportFailure(error, io)).toBe(3);
    expect(said).toEqual([
      'led/keys cannot be used: the file system is read-only (EROFS). Run this as a user who may read and write there, or name another place.',
      'A file cannot be used: the disk is full (ENOSPC). Make room on its disk, then do the same again.',
    ]);
  });

  it('an export into a folder with something else in it', async () => {
    const refused = await cli.run('export', join(cli.data, '..'), '--data', cli.data);
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toMatch(/export mingjing.example\/spec into an empty folder/);
  });
});
