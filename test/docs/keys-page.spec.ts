import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { keyId } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { readKeyFile } from '../../apps/ledger/composition/key-file';
import { CommandLine, role, type Ended } from '../../apps/cli/testing/command-line';
import { PastedPage, pastedLine } from './pasted-page';
import { ServedFolder } from './served-folder';

jest.setTimeout(180_000);

const page = new PastedPage('keys.md');

let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const service = new ServedFolder(cli.data, clock);

/** What the page leaves to the reader: the restarts. */
const BY_HAND: Readonly<Record<string, () => Promise<void>>> = {
  '# start the service again': () => service.start(),
  '# stop the service': () => service.stop(),
};

/** A word of a line, as it would be in the folder of the test. */
function placed(word: string): string {
  if (word === 'FOUNDER_KEY_ID') return keyId(sha256, readKeyFile(cli.at('founder.key')).signer.publicKey);
  if (word === 'http://127.0.0.1:3000') return service.url;
  return word === 'data' || /^data\/|\.(json|key)$/.test(word) ? cli.at(word) : word;
}

async function paste(line: string): Promise<Ended> {
  const done = { exitCode: 0, out: '', err: '' };
  const byHand = BY_HAND[line];
  if (byHand !== undefined) return byHand().then(() => done);
  const { words, redirected } = pastedLine(line);
  const [program, ...rest] = words;
  if (program === 'mv') {
    renameSync(placed(rest[0]!), placed(rest[1]!));
    return done;
  }
  expect([program, rest[0]]).toEqual(['npx', 'mingjing']);
  const ended = await cli.run(...rest.slice(1).map(placed));
  if (redirected !== undefined) writeFileSync(placed(redirected), ended.out);
  return ended;
}

describe('the page about keys, pasted line by line beside a running service', () => {
  beforeAll(async () => {
    await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/keys', '--no-presets');
    cpSync(cli.at('data/keys/founder.key'), cli.at('founder.key'));
    const bureau = {
      type: 'OrgRegistered',
      stream: 'org/bureau',
      data: { name: '局', kind: 'COUNTY_HEALTH' },
    };
    const who = ['--actor', 'officer/G-0012', '--out', cli.at('g12.key'), '--data', cli.data];
    const enrolment: unknown = JSON.parse((await cli.run('keygen', ...who)).out);
    const staff = cli.json('staff.json', [bureau, enrolment, role('officer/G-0012', 'OFFICER')]);
    await cli.run('sign', staff, '--key', cli.at('founder.key'), '--data', cli.data, '--send');
    process.env['MINGJING_NEW_PASSPHRASE'] = 'correct horse battery';
    await service.start();
  });
  afterAll(async () => {
    delete process.env['MINGJING_NEW_PASSPHRASE'];
    await service.stop();
    cli.clear();
  });

  it('has a procedure for every kind of key', () => {
    expect(page.lines.length).toBeGreaterThan(24);
    for (const kind of ["A person's key", 'The service key', "The log's key", "The founder's key"]) {
      expect(page.text).toContain(`## ${kind}\n`);
    }
  });

  it.each(page.lines)('does what it says: %s', async (line) => {
    const { exitCode, err } = await paste(line);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: expect.not.stringContaining('fault') });
  });

  it('leaves the officer a key under a passphrase', () => {
    expect(readFileSync(cli.at('new-g12.key'), 'utf8')).toContain('"key/v2"');
  });

  it('leaves a ledger that holds, with one log key and one service key in force, and the changes in its log', async () => {
    await service.stop();
    const { out } = await cli.run('keys', 'show', '--data', cli.data);
    expect(out.match(/in force/g)).toHaveLength(2);
    expect(out.match(/no change is under way/g)).toHaveLength(2);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject({ exitCode: 0 });
    const ends = (await cli.entries())
      .filter(({ statement }) => /Revoked|Retired/.test(statement.type))
      .map(({ statement: { data } }) => data['lastTrustedIndex']);
    expect(ends).toEqual([3, 3, undefined, 5, undefined, 5]);
  });

  it('leaves the stolen founder’s key without a voice', async () => {
    const path = cli.json('late.json', role('officer/G-0012', 'LEAD'));
    const late = await cli.run('sign', path, '--key', cli.at('founder.key'), '--data', cli.data, '--send');
    expect([late.exitCode, late.err]).toEqual([1, expect.stringContaining('key-revoked')]);
  });
});
