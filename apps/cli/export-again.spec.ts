import { cpSync, readdirSync } from 'node:fs';
import { CommandLine, role, type Ended } from './testing/command-line';
import { tamper } from './testing/spoiling';

let now = Date.parse('2026-03-02T01:00:00.000Z');
const cli = new CommandLine(() => (now += 1_000));
const mirror = cli.at('mirror');
const [yesterday, fork] = [cli.at('yesterday'), cli.at('fork')];

const exported = (data: string): Promise<Ended> => cli.run('export', mirror, '--data', data);

function stated(data: string, head: string): Promise<Ended> {
  const draft = cli.json(`${head}.json`, role(`head/${head}`, 'HEAD'));
  return cli.run('sign', draft, '--key', cli.at('data/keys/founder.key'), '--data', data, '--send');
}

/** The mirror holds four entries; yesterday's copy three of them, the fork three and two of its own. */
beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/again', '--no-presets');
  await cli.employ('registrar/R-1', 'REGISTRAR_ENTITY', [
    { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '局', kind: 'COUNTY_HEALTH' } },
  ]);
  for (const copy of [yesterday, fork]) cpSync(cli.data, copy, { recursive: true });
  await stated(cli.data, 'one');
  for (const head of ['two', 'three']) await stated(fork, head);
  expect(await exported(cli.data)).toMatchObject({ exitCode: 0 });
});
afterAll(() => cli.clear());

/** What is exported is refused in these words, and the mirror is what it was. */
async function demandKept(data: string, says: RegExp): Promise<void> {
  const before = readdirSync(mirror, { recursive: true }).sort();
  const refused = await exported(data);
  expect([refused.exitCode, refused.err]).toEqual([1, expect.stringMatching(says)]);
  expect(readdirSync(mirror, { recursive: true }).sort()).toEqual(before);
  expect((await cli.run('verify', mirror)).out).toContain('OK: 5 entries');
}

describe('an export into the folder of an earlier one', () => {
  it('is refused of a ledger that lost entries: the mirror may be the only one that has them', async () => {
    await demandKept(
      yesterday,
      /holds an export of mingjing\.example\/again over 5 entries.* has only 4.*recover --from/,
    );
    expect(await cli.run('recover', '--from', mirror, '--data', yesterday)).toMatchObject({ exitCode: 0 });
    expect(await exported(yesterday)).toMatchObject({ exitCode: 0 });
  });

  it('is refused of another history: the mirror is the proof', async () => {
    await demandKept(
      fork,
      /5 entries hash to ([0-9a-f]{64}), but the first 5 .* hash to (?!\1)[0-9a-f]{64}.*Keep both/,
    );
  });

  it('that fails in the middle leaves the earlier one whole', async () => {
    const altered = cli.at('altered');
    cpSync(cli.data, altered, { recursive: true });
    const rewritten = `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'head/one', 'head/two') AS BLOB)`;
    tamper(altered, 'ledger.db', 'entry', rewritten);
    await demandKept(altered, /do not hash to .*Nothing was exported/);
  });

  it('takes its place where the log contains it, and nothing of it stays', async () => {
    expect(await stated(cli.data, 'four')).toMatchObject({ exitCode: 0 });
    expect(await exported(cli.data)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(mirror).sort()).toEqual(['checkpoint', 'tile']);
    expect(readdirSync(`${mirror}/tile/entries/000.p`)).toEqual(['6']);
    expect((await cli.run('verify', mirror)).out).toContain('OK: 6 entries');
  });
});
