import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretbox } from 'tweetnacl';
import { scryptSync } from 'node:crypto';
import { toHex } from '@mingjing/kernel';
import { UnreadableKeyFile, readKeyFile } from '../ledger/composition/key-file';
import { CommandLine, role } from './testing/command-line';

const cli = new CommandLine();
const secret = (name: string, text: string): string => {
  writeFileSync(cli.at(name), text);
  return cli.at(name);
};
const key = cli.at('officer.key');
const right = secret('right', '样例口令 horse battery\n');
const wrong = secret('wrong', '样例口令 horse batterz\n');
const next = secret('next', 'another long passphrase');
const fileOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

afterAll(() => cli.clear());

describe("a person's key file under a passphrase", () => {
  beforeAll(async () => {
    await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec');
  });

  it('is made so that only its owner reads it, and the seed stands nowhere in it', async () => {
    const where = ['--data', cli.data, '--actor', 'registrar/R-1', '--out', key];
    const made = await cli.run('keygen', ...where, '--passphrase', '--passphrase-file', right);
    expect(made).toMatchObject({ exitCode: 0 });
    const staff = cli.json('staff.json', [
      JSON.parse(made.out),
      { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '样例局', kind: 'COUNTY_HEALTH' } },
      role('registrar/R-1', 'REGISTRAR_ENTITY'),
    ]);
    const founder = ['--data', cli.data, '--key', join(cli.data, 'keys/founder.key')];
    expect(await cli.run('sign', staff, ...founder, '--send')).toMatchObject({ exitCode: 0 });
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(fileOf(key)).toMatchObject({
      mingjing: 'key/v2',
      sealed: { kdf: 'scrypt', N: 2 ** 17, r: 8, p: 1 },
    });
    expect(fileOf(key)).not.toHaveProperty('seed');
  });

  it('is never in the clear where a file with a passphrase was named', async () => {
    const out = cli.at('sealed.key');
    const where = ['--data', cli.data, '--actor', 'registrar/R-9', '--out', out];
    expect(await cli.run('keygen', ...where, '--passphrase-file', right)).toMatchObject({ exitCode: 0 });
    expect(fileOf(out)).toMatchObject({ mingjing: 'key/v2' });
    expect(fileOf(out)).not.toHaveProperty('seed');
  });

  it('is what the documented format says: scrypt, then secretbox', () => {
    const { sealed, publicKey } = fileOf(key);
    const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
    const options = { N: sealed.N, r: sealed.r, p: sealed.p, maxmem: 2 ** 28 };
    const opened = scryptSync('样例口令 horse battery'.normalize('NFC'), bytes(sealed.salt), 32, options);
    const seed = secretbox.open(bytes(sealed.box), bytes(sealed.nonce), new Uint8Array(opened));
    expect(seed).toHaveLength(32);
    expect(readKeyFile(key, () => '样例口令 horse battery').signer.publicKey).toEqual(bytes(publicKey));
    expect(JSON.stringify(fileOf(key))).not.toContain(toHex(seed!));
  });

  it('signs with the passphrase, and says plainly where it is another one', async () => {
    const draft = cli.json('token.json', { type: 'EntityRegistered', stream: 'entity/E-1', data: {} });
    const where = ['--data', cli.data, '--key', key];
    expect(await cli.run('sign', draft, ...where, '--passphrase-file', right)).toMatchObject({ exitCode: 0 });
    const refused = await cli.run('sign', draft, ...where, '--passphrase-file', wrong);
    expect(refused).toMatchObject({ exitCode: 2, out: '' });
    expect(refused.err).toMatch(/^The passphrase is not the one of .*officer\.key, or the file was altered/);
    expect(await cli.run('token', ...where, '--passphrase-file', right)).toMatchObject({ exitCode: 0 });
  });

  it('takes the passphrase from the environment too', () => {
    process.env['MINGJING_PASSPHRASE'] = '样例口令 horse battery';
    expect(readKeyFile(key).actor).toBe('registrar/R-1');
    delete process.env['MINGJING_PASSPHRASE'];
  });

  it('changes its passphrase, under a fresh salt and nonce, and not without the old one', async () => {
    const before = fileOf(key);
    const passwd = ['key', 'passwd', key, '--new-passphrase-file', next, '--passphrase-file'];
    expect(await cli.run(...passwd, wrong)).toMatchObject({ exitCode: 2 });
    expect(fileOf(key)).toEqual(before);
    expect(await cli.run(...passwd, right)).toMatchObject({ exitCode: 0 });
    const after = fileOf(key);
    expect(after.publicKey).toBe(before.publicKey);
    for (const member of ['salt', 'nonce', 'box'])
      expect(after.sealed[member]).not.toBe(before.sealed[member]);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(() => readKeyFile(key, () => '样例口令 horse battery')).toThrow(UnreadableKeyFile);
    expect(readKeyFile(key, () => 'another long passphrase').actor).toBe('registrar/R-1');
  });

  it('is made of one in the clear, whatever a run that was killed has left', async () => {
    const clear = cli.at('clear.key');
    await cli.run('keygen', '--data', cli.data, '--actor', 'officer/G-1', '--out', clear);
    const { publicKey } = fileOf(clear);
    writeFileSync(`${clear}.new`, 'half a k');
    await cli.run('key', 'passwd', clear, '--new-passphrase-file', next);
    expect(existsSync(`${clear}.new`)).toBe(false);
    expect(fileOf(clear)).toMatchObject({ mingjing: 'key/v2', publicKey });
    expect(readFileSync(clear, 'utf8')).not.toContain('"seed"');
  });

  it('refuses a short passphrase, and costs that are too low or too high', async () => {
    const short = await cli.run(
      'key',
      'passwd',
      key,
      '--passphrase-file',
      next,
      '--new-passphrase-file',
      secret('s', '1234567'),
    );
    expect(short).toMatchObject({ exitCode: 2, err: expect.stringContaining('at least 8 characters') });
    for (const cost of [{ N: 2 ** 14 }, { N: 2 ** 30 }, { N: 131_073 }, { r: 1 }, { p: 1_000 }])
      expect(() => opened(cost)).toThrow(/is none that can be opened/);
  });

  it.each([
    { N: 2 ** 20, r: 9 },
    { N: 2 ** 18, r: 32, p: 3 },
    { N: 2 ** 20, p: 3 },
    { r: 32, p: 5 },
  ])('refuses costs each of which is bearable and that together are not: %j', (cost) => {
    expect(() => opened(cost)).toThrow(/made to hold up whoever opens it/);
  });

  it('opens costs that are dearer than today’s', () => {
    // Another cost gives another key, so that the box does not open: it was tried.
    expect(() => opened({ p: 2 })).toThrow(/The passphrase is not the one/);
  });

  function opened(cost: object): unknown {
    const file = fileOf(key);
    const path = secret('cost.key', JSON.stringify({ ...file, sealed: { ...file.sealed, ...cost } }));
    return readKeyFile(path, () => 'another long passphrase');
  }
});
