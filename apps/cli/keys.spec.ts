import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseNote } from '@mingjing/log';
import { CommandLine, role, type Ended } from './testing/command-line';
import { hotel } from './testing/entity-data';

jest.setTimeout(180_000);

let now = Date.parse('2026-03-02T01:00:00.000Z');
const cli = new CommandLine(() => (now += 1_000));
const founder = cli.at('data/keys/founder.key');
const origin = 'mingjing.example/rotated';
let oldKey = '';
let newKey = '';

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  oldKey = await cli.logKey();
});
afterAll(() => cli.clear());

const rotate = (kind: string, ...more: readonly string[]): Promise<Ended> =>
  cli.run('keys', `rotate-${kind}`, '--data', cli.data, ...more);

/** Signs what a command printed and sends it into the data folder. */
async function sent(printed: string, data = cli.data): Promise<Ended> {
  writeFileSync(cli.at('statement.json'), printed);
  return cli.run('sign', cli.at('statement.json'), '--key', founder, '--data', data, '--send');
}

let orgs = 0;
/** Any statement: a new checkpoint follows. */
const stated = (data = cli.data): Promise<Ended> => {
  const name = `org-${String(orgs++)}`;
  const org = { type: 'OrgRegistered', stream: `org/${name}`, data: { name, kind: 'COUNTY_HEALTH' } };
  return sent(JSON.stringify(org), data);
};

async function exported(name: string): Promise<string> {
  const dir = cli.at(name);
  expect(await cli.run('export', dir, '--data', cli.data)).toMatchObject({ exitCode: 0 });
  return dir;
}

const linesIn = (dir: string): number => {
  const note = parseNote(readFileSync(`${dir}/checkpoint`, 'utf8'));
  return note.ok ? note.value.signatures.length : 0;
};

const done = { exitCode: 0 };

describe('changing the key of the log', () => {
  it('begins with a key beside the old one, and prints what the founder signs', async () => {
    const first = await rotate('log');
    expect(first).toMatchObject(done);
    expect(first.err).toContain('start the service again');
    expect(JSON.parse(first.out)).toMatchObject([
      {
        type: 'LogKeyEnrolled',
        data: { endorsement: expect.any(String), logKey: expect.stringContaining(origin) },
      },
    ]);
    // Cut off, or lost what was printed: the same step again, with the same key.
    const again = await rotate('log');
    expect([again.exitCode, again.out]).toEqual([0, first.out]);
    newKey = (JSON.parse(first.out) as [{ data: { logKey: string } }])[0].data.logKey;
    expect((await cli.run('fsck', '--data', cli.data)).out).toContain('key-prepared');
    expect(await sent(first.out)).toMatchObject(done);
  });

  it('signs with both in the overlap: who knows only the old or only the new key verifies', async () => {
    const dir = await exported('overlap');
    expect(linesIn(dir)).toBe(2);
    for (const key of [oldKey, newKey]) {
      expect(await cli.run('verify', dir, '--log-key', key)).toMatchObject(done);
    }
    const verified = await cli.run('verify', dir);
    expect(verified.out).toMatch(/new key {5}\S+: announced in entry 1, endorsed by the key before it/);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject(done);
  });

  it('does not start without one of the two files', async () => {
    for (const name of ['log.key', 'log-next.key']) {
      const copy = cli.at(`without-${name}`);
      cpSync(cli.data, copy, { recursive: true });
      rmSync(`${copy}/keys/${name}`);
      const refused = await stated(copy);
      expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('docs/keys.md')]);
      const stuck = await cli.run('keys', 'rotate-log', '--data', copy);
      expect([stuck.exitCode, stuck.err]).toEqual([1, expect.stringContaining('put its file back')]);
      const givenUp = await cli.run('keys', 'rotate-log', '--lost', '--data', copy);
      writeFileSync(cli.at('up.json'), givenUp.out);
      const signed = await cli.run('sign', cli.at('up.json'), '--key', founder, '--data', copy);
      writeFileSync(cli.at('signed.json'), signed.out);
      expect(await cli.run('keys', 'record', cli.at('signed.json'), '--data', copy)).toMatchObject(done);
      expect(await stated(copy)).toMatchObject(done);
      expect(await cli.run('fsck', '--data', copy)).toMatchObject(done);
    }
  });

  it('ends when the founder says so, and one rename leaves the new key alone', async () => {
    const ending = await rotate('log');
    expect(ending.err).toContain('Both keys are in force since entry 1');
    expect(JSON.parse(ending.out)).toMatchObject([{ type: 'LogKeyRetired', data: { logKey: oldKey } }]);
    expect(await sent(ending.out)).toMatchObject(done);
    expect(await stated()).toMatchObject(done);
    expect(await rotate('log')).toMatchObject({ exitCode: 0, out: '' });
    expect(existsSync(cli.at('data/keys/log-next.key'))).toBe(false);
    expect(await stated()).toMatchObject(done);
    expect((await cli.run('keys', 'show', '--data', cli.data)).out).toContain('no change is under way');
  });

  it('is followed through the log itself, by whoever knows only the old key', async () => {
    const dir = await exported('after');
    expect(linesIn(dir)).toBe(1);
    for (const key of [oldKey, newKey]) {
      const verified = await cli.run('verify', dir, '--log-key', key);
      expect(verified).toMatchObject(done);
      expect(verified.out).toContain(`  log key     ${key} (as given)\n`);
      expect(verified.out.includes(`  in force    ${newKey}\n`)).toBe(key === oldKey);
      expect(verified.out).not.toContain(`  in force    ${oldKey}`);
    }
    const since = await cli.run('verify', dir, '--since', `${cli.at('overlap')}/checkpoint`);
    expect([since.exitCode, since.out]).toEqual([0, expect.stringContaining('grown       from the')]);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject(done);
  });

  it('carries into a bundle, which either key opens', async () => {
    const registrar = cli.at('registrar.key');
    const bureau = {
      type: 'OrgRegistered',
      stream: 'org/bureau',
      data: { name: '局', kind: 'COUNTY_HEALTH' },
    };
    const who = ['--actor', 'registrar/R-1', '--out', registrar, '--data', cli.data];
    const enrolment: unknown = JSON.parse((await cli.run('keygen', ...who)).out);
    const staff = [bureau, enrolment, role('registrar/R-1', 'REGISTRAR_ENTITY')];
    expect(await sent(JSON.stringify(staff))).toMatchObject(done);
    const entity = cli.json('entity.json', { type: 'EntityRegistered', stream: 'entity/E-1', data: hotel() });
    const signing = ['--key', registrar, '--data', cli.data, '--send'];
    expect(await cli.run('sign', entity, ...signing)).toMatchObject(done);
    const file = cli.at('e.mingjing-bundle');
    const reading = ['--key', founder, '--data', cli.data, '--out', file];
    expect(await cli.run('bundle', 'entity/E-1', ...reading)).toMatchObject(done);
    for (const key of [oldKey, newKey]) {
      expect(await cli.run('verify', file, '--log-key', key)).toMatchObject(done);
    }
    expect((await cli.run('verify', file, '--log-key', oldKey)).out).toContain('it vouched for');
  });

  it('refuses a checkpoint by the old key after its end', async () => {
    const copy = cli.at('by-the-old');
    cpSync(cli.data, copy, { recursive: true });
    const [before] = [readFileSync(`${cli.at('without-log-next.key')}/keys/log.key`)];
    writeFileSync(`${copy}/keys/log.key`, before);
    const refused = await stated(copy);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('checkpoint')]);
    const stuck = await cli.run('keys', 'rotate-log', '--data', copy);
    expect([stuck.exitCode, stuck.err]).toEqual([1, expect.stringContaining('it signs nothing any more')]);
  });
});

describe('losing the key of the log', () => {
  it('is said aloud, recorded without it, and shows in every verification', async () => {
    const lost = cli.at('lost');
    mkdirSync(lost);
    renameSync(cli.at('data/keys/log.key'), `${lost}/log.key`);
    const silent = await rotate('log');
    expect([silent.exitCode, silent.err]).toEqual([1, expect.stringContaining('rotate-log --lost')]);
    const statement = await rotate('log', '--lost', '--reason', '硬盘损坏');
    expect(statement.out).not.toContain('endorsement');
    expect(JSON.parse(statement.out)).toMatchObject([
      { type: 'LogKeyEnrolled' },
      { type: 'LogKeyRetired', data: { logKey: newKey, reason: '硬盘损坏' } },
    ]);
    writeFileSync(cli.at('lost.json'), statement.out);
    expect((await sent(statement.out)).exitCode).not.toBe(0);
    const signed = await cli.run('sign', cli.at('lost.json'), '--key', founder, '--data', cli.data);
    writeFileSync(cli.at('signed.json'), signed.out);
    expect(await cli.run('keys', 'record', cli.at('signed.json'), '--data', cli.data)).toMatchObject(done);
    expect(await rotate('log', '--lost')).toMatchObject(done);
    expect(await stated()).toMatchObject(done);

    const dir = await exported('replaced');
    const unvouched = await cli.run('verify', dir, '--log-key', newKey);
    expect([unvouched.exitCode, unvouched.out]).toEqual([1, expect.stringContaining('log-key-not-endorsed')]);
    const file = cli.at('after-loss.mingjing-bundle');
    const reading = ['--key', founder, '--data', cli.data, '--out', file];
    expect(await cli.run('bundle', 'entity/E-1', ...reading)).toMatchObject(done);
    const bundled = await cli.run('verify', file, '--log-key', newKey);
    expect([bundled.exitCode, bundled.out]).toEqual([1, expect.stringContaining('log-key-not-endorsed')]);
    writeFileSync(cli.at('policy'), `log ${newKey}\nquorum none\n`);
    for (const asked of [dir, file]) {
      const { exitCode, out } = await cli.run('verify', asked, '--policy', cli.at('policy'));
      expect([exitCode, out]).toEqual([1, expect.stringMatching(/other-log-key|log-key-not-endorsed/)]);
    }
    const verified = await cli.run('verify', dir);
    expect([verified.exitCode, verified.out]).toEqual([
      0,
      expect.stringMatching(/announced in entry \d+, by the founder alone/),
    ]);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject(done);
  });
});
