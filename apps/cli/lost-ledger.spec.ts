import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { foundForAFirstLook } from '../ledger/composition/first-look';
import { dataFolder } from '../ledger/composition/data-folder';
import { readPolicy } from '../ledger/composition/witnessing';
import { CommandLine, type Ended } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';
import { withLedger } from './testing/witnessed-ledger';

const origin = 'mingjing.example/lost';
let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
let witness: ServedWitness | undefined;

const init = (data: string, ...more: readonly string[]): Promise<Ended> =>
  cli.run('init', '--data', data, '--origin', origin, '--no-presets', ...more);

beforeAll(async () => {
  await init(cli.data);
  await cli.run('export', cli.at('mirror'), '--data', cli.data);
});
afterAll(async () => {
  await witness?.stop();
  cli.clear();
});

/** A copy of the ledger's folder in which only these stand. */
function keeping(name: string, ...kept: readonly string[]): string {
  const data = cli.at(name);
  mkdirSync(data);
  for (const file of kept) cpSync(`${cli.data}/${file}`, `${data}/${file}`, { recursive: true });
  return data;
}

describe('a data folder in which only the keys were restored', () => {
  it('founds no second history under its log key, and says what to do', async () => {
    const data = keeping('keys-only', 'keys');
    const refused = await init(data);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^ledger\.db is missing .* the log key in keys\/ was made for a ledger/);
    expect(refused.err).toMatch(/second history.*mingjing recover --from/);
    await expect(foundForAFirstLook(dataFolder(data), { origin, clock })).rejects.toMatchObject({
      code: 'ledger-lost',
    });
    const prepared = await init(data, '--founder', Buffer.alloc(32, 1).toString('base64'));
    expect(prepared.exitCode).not.toBe(0);
    expect(readdirSync(data)).toEqual(['keys']);
  });

  it('is left as it was by a recovery that is refused', async () => {
    const data = keeping('refused', 'keys');
    const altered = cli.at('altered');
    cpSync(cli.at('mirror'), altered, { recursive: true });
    writeFileSync(`${altered}/tile/0/000.p/1`, Buffer.alloc(32));
    const refused = await cli.run('recover', '--from', altered, '--data', data);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('Nothing was written')]);
    expect(readdirSync(data)).toEqual(['keys']);
    expect(await cli.run('recover', '--from', cli.at('mirror'), '--data', data)).toMatchObject({
      exitCode: 0,
    });
  });

  it('is founded where the founding alone was cut off', async () => {
    const data = keeping('cut-off', 'keys');
    writeFileSync(dataFolder(data).founding, '');
    expect(await init(data)).toMatchObject({ exitCode: 0 });
    expect(existsSync(dataFolder(data).founding)).toBe(false);
  });

  it('forgets a founding that was cut off behind its first entry', async () => {
    const data = cli.at('cut-late');
    cpSync(cli.data, data, { recursive: true });
    writeFileSync(dataFolder(data).founding, '');
    const org = cli.json('org.json', {
      type: 'OrgRegistered',
      stream: 'org/b',
      data: { name: '局', kind: 'COUNTY_HEALTH' },
    });
    const key = `${data}/keys/founder.key`;
    expect(await cli.run('sign', org, '--key', key, '--data', data, '--send')).toMatchObject({ exitCode: 0 });
    expect(existsSync(dataFolder(data).founding)).toBe(false);
  });
});

describe('a folder that lost its ledger.db', () => {
  it.each([
    ['verify'],
    ['init', '--origin', 'mingjing.example/another'],
    ['keys', 'show'],
    ['ask', 'three-musts'],
    ['export', 'somewhere'],
  ])('is told so by %s, and nothing is left behind in it', async (...argv) => {
    const data = keeping(`lost-${argv[0]}`, 'keys', 'checkpoint.db', 'vault.db');
    const refused = await cli.run(
      ...argv.map((word) => (word === 'somewhere' ? cli.at(word) : word)),
      '--data',
      data,
    );
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^ledger\.db is missing or holds no entry, but checkpoint\.db holds/);
    expect(refused.err).toContain(`a checkpoint of ${origin} over 1 entries`);
    expect(existsSync(`${data}/ledger.db`)).toBe(false);
  });

  it.each([['verify'], ['vault', 'replace-lost'], ['keys', 'show']])(
    'is told the same by %s where an empty one is left of it',
    async (...argv) => {
      const data = keeping(`emptied-${argv[0]}`, 'keys', 'checkpoint.db', 'vault.db');
      writeFileSync(`${data}/ledger.db`, '');
      const refused = await cli.run(...argv, '--data', data);
      expect([refused.exitCode, refused.err]).toEqual([1, expect.stringMatching(/^ledger\.db is missing/)]);
      const folder = dataFolder(data);
      await expect(foundForAFirstLook(folder, { origin, clock })).rejects.toMatchObject({
        code: 'ledger-lost',
      });
    },
  );

  it('is not told so where its checkpoints are lost and the log stands', async () => {
    const data = keeping('no-checkpoint', 'keys', 'ledger.db', 'vault.db');
    const refused = await cli.run('verify', '--data', data);
    expect([refused.exitCode, refused.err]).toEqual([3, expect.stringContaining('no checkpoint.db')]);
  });

  it('is told the same of an empty checkpoint.db', async () => {
    const data = keeping('empty-checkpoint', 'keys', 'ledger.db', 'vault.db');
    writeFileSync(`${data}/checkpoint.db`, '');
    const refused = await cli.run('verify', '--data', data);
    expect([refused.exitCode, refused.err]).toEqual([3, expect.stringContaining('no checkpoint.db')]);
  });

  it('takes the whole log from an export up to its own checkpoint', async () => {
    const data = keeping('whole-again', 'keys', 'checkpoint.db', 'vault.db');
    const done = await cli.run('recover', '--from', cli.at('mirror'), '--data', data);
    expect(done).toMatchObject({ exitCode: 0, out: expect.stringContaining('the log has 1 entries') });
    expect(await cli.run('fsck', '--data', data)).toMatchObject({ exitCode: 0 });
    const again = await cli.run('recover', '--from', cli.at('mirror'), '--data', data);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('nothing to catch up with')]);
  });
});

describe('a ledger that a witness knows', () => {
  const policy = cli.at('policy');

  beforeAll(async () => {
    witness = await ServedWitness.of(cli);
    writeFileSync(policy, witness.policy);
    await withLedger(cli, { origin, clock, policy }, async ({ writer, witnesses }) =>
      witnesses?.covering(writer.sealed.size),
    );
  });

  /** An empty folder with the policy in it. */
  function fresh(name: string): string {
    mkdirSync(cli.at(name));
    cpSync(policy, `${cli.at(name)}/witness-policy`);
    return cli.at(name);
  }

  it('is not founded again under a new key, by the command or by the start', async () => {
    const data = fresh('again');
    const refused = await init(data);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/the witness A has cosigned 1 entries of mingjing\.example\/lost.*recover/);
    const options = { origin, clock, witnessedBy: { policy: readPolicy(policy) } };
    await expect(foundForAFirstLook(dataFolder(data), options)).rejects.toMatchObject({
      code: 'founded-before',
    });
    expect(readdirSync(data)).toEqual(['witness-policy']);
  });

  it('does not keep another name from being founded', async () => {
    const data = fresh('other-name');
    const other = await cli.run('init', '--data', data, '--origin', 'mingjing.example/new', '--no-presets');
    expect(other).toMatchObject({ exitCode: 0 });
  });

  it('is not founded while too few witnesses answer', async () => {
    await witness?.stop();
    const data = fresh('silent');
    const refused = await cli.run('init', '--data', data, '--origin', 'mingjing.example/newer');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/Too few witnesses of the policy have answered whether they know .*\(A: /);
    rmSync(`${data}/witness-policy`);
    expect(readdirSync(data)).toEqual([]);
  });
});
