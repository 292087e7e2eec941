import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RefusedToStart } from '@mingjing/writer';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger, type OpenLedger, type OpenOptions } from '../ledger/composition/open-ledger';
import { readPolicy } from '../ledger/composition/witnessing';
import { CommandLine, type Ended } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';

jest.setTimeout(180_000);

const origin = 'mingjing.example/restored';
let now = Date.parse('2026-03-02T01:00:00.000Z');
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const founder = cli.at('data/keys/founder.key');
let logKey = '';
let witness: ServedWitness;

const LOOK = { reader: 'founder', subject: 'case/x', early: true };
let orgs = 0;
const stated = (data: string): Promise<Ended> => {
  const name = `org-${String(orgs++)}`;
  const org = { type: 'OrgRegistered', stream: `org/${name}`, data: { name, kind: 'COUNTY_HEALTH' } };
  return cli.run('sign', cli.json('org.json', org), '--key', founder, '--data', data, '--send');
};

async function opened<T>(
  data: string,
  work: (ledger: OpenLedger) => Promise<T>,
  options: Partial<OpenOptions> = {},
): Promise<T> {
  const policy = readPolicy(`${data}/witness-policy`);
  const rhythm = { pause: 20, again: 100, retries: { attempts: 1, firstPause: 20 } };
  const witnessedBy = { policy, rhythm };
  const ledger = await openLedger(dataFolder(data), { origin, clock, witnessedBy, ...options });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

const witnessed = (data: string): Promise<unknown> =>
  opened(data, async ({ writer, witnesses }) => witnesses?.covering(writer.sealed.size));

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  logKey = await cli.logKey();
  witness = await ServedWitness.of(cli);
  writeFileSync(cli.at('data/witness-policy'), `log ${logKey}\n${witness.policy}`);
  for (let i = 0; i < 3; i++) await stated(cli.data);
  await witnessed(cli.data);
  cpSync(cli.data, cli.at('yesterday'), { recursive: true });
  for (let i = 0; i < 4; i++) await stated(cli.data);
  await cli.run('export', cli.at('half'), '--data', cli.data);
  await stated(cli.data);
  await witnessed(cli.data);
  await cli.run('export', cli.at('mirror'), '--data', cli.data);
});
afterAll(async () => {
  await witness.stop();
  cli.clear();
});

/** ledger.db and checkpoint.db of yesterday; views, vault and evidence as they are today, or also of yesterday. */
function restored(name: string, which: 'all' | 'log'): string {
  const data = cli.at(name);
  cpSync(which === 'all' ? cli.at('yesterday') : cli.data, data, { recursive: true });
  for (const file of ['ledger.db', 'checkpoint.db']) {
    for (const end of ['', '-wal', '-shm']) {
      rmSync(`${data}/${file}${end}`, { force: true });
      const copy = cli.at(`yesterday/${file}${end}`);
      if (existsSync(copy)) cpSync(copy, `${data}/${file}${end}`);
    }
  }
  return data;
}

describe('a ledger that was restored from an old backup', () => {
  it('does not start, says both sizes, what it means and what to do, and signs nothing', async () => {
    const data = restored('old', 'all');
    const refused = await stated(data);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(
      /^The log has 4 entries, but the witness A has cosigned a checkpoint over 9\./,
    );
    expect(refused.err).toContain('restored from an older copy');
    expect(refused.err).toContain('mingjing recover --from');
    await expect(witnessed(data)).rejects.toMatchObject({ code: 'behind-witness' });
    expect((await cli.run('verify', '--data', data)).out).toContain('OK: 4 entries');
  });

  it('catches up from a mirror, verified, and then starts and goes on', async () => {
    const data = restored('caught-up', 'all');
    const done = await cli.run('recover', '--from', cli.at('mirror'), '--data', data);
    expect(done).toMatchObject({
      exitCode: 0,
      out: '5 entries and 0 files taken over: the log has 9 entries.',
      err: expect.stringContaining('The witnesses know nothing newer.'),
    });
    expect(await cli.run('fsck', '--data', data)).toMatchObject({ exitCode: 0 });
    const same = await cli.run('verify', '--data', data, '--since', `${cli.at('mirror')}/checkpoint`);
    expect(same).toMatchObject({ exitCode: 0 });
    const again = await cli.run('recover', '--from', cli.at('mirror'), '--data', data);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('nothing to catch up with')]);
    cpSync(data, cli.at('went-on'), { recursive: true });
    expect(await stated(cli.at('went-on'))).toMatchObject({ exitCode: 0 });
  });

  it('catches up where only the views are of today, which notice it too', async () => {
    const data = restored('views', 'log');
    await cli.run('ask', 'three-musts', '--data', cli.data);
    const refused = await stated(data);
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining('mingjing recover --from') });
    expect(await cli.run('recover', '--from', cli.at('mirror'), '--data', data)).toMatchObject({
      exitCode: 0,
    });
  });

  it('is made anew from a mirror and its keys alone', async () => {
    const data = cli.at('bare');
    mkdirSync(data);
    const none = await cli.run('recover', '--from', cli.at('mirror'), '--data', data);
    expect([none.exitCode, none.err]).toEqual([3, expect.stringContaining('has no keys/')]);
    cpSync(cli.at('data/keys'), `${data}/keys`, { recursive: true });
    cpSync(cli.at('data/witness-policy'), `${data}/witness-policy`);
    expect(await cli.run('recover', '--from', cli.at('mirror'), '--data', data)).toMatchObject({
      exitCode: 0,
    });
    expect((await cli.run('verify', '--data', data)).out).toContain('OK: 9 entries');
  });

  it('takes nothing from a copy that is behind the witness, of another log, or changed', async () => {
    const data = restored('careful', 'all');
    const from = (dir: string): Promise<Ended> => cli.run('recover', '--from', dir, '--data', data);
    const half = await from(cli.at('half'));
    expect([half.exitCode, half.err]).toEqual([1, expect.stringContaining('(behind-witness)')]);
    const other = cli.at('other');
    await cli.run('init', '--data', other, '--origin', 'mingjing.example/other', '--no-presets');
    for (let i = 0; i < 6; i++) {
      const org = {
        type: 'OrgRegistered',
        stream: `org/o-${String(i)}`,
        data: { name: 'o', kind: 'COUNTY_HEALTH' },
      };
      const key = `${other}/keys/founder.key`;
      await cli.run('sign', cli.json('o.json', org), '--key', key, '--data', other, '--send');
    }
    await cli.run('export', cli.at('other-log'), '--data', other);
    expect((await from(cli.at('other-log'))).err).toContain('Nothing was written');
    const changed = cli.at('changed');
    cpSync(cli.at('mirror'), changed, { recursive: true });
    const tile = `${changed}/tile/entries/000.p/9`;
    const bytes = readFileSync(tile);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(tile, bytes);
    expect((await from(changed)).err).toContain('Nothing was written');
    expect((await cli.run('verify', '--data', data)).out).toContain('OK: 4 entries');
  });
});

describe('a ledger whose witness is away when it starts', () => {
  it('can be read, takes no statement, and takes them once the witness says that nothing is newer', async () => {
    await witness.stop();
    const data = cli.at('caught-up');
    const refused = await stated(data);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('witness-unconfirmed')]);
    await opened(data, async (ledger) => {
      expect(ledger.writer.sealed.size).toBe(9);
      expect(ledger.heldBack()?.code).toBe('witness-unconfirmed');
      const looks = { stream: 'access/x', type: 'AccessRecorded', version: 1, data: LOOK };
      const seen = await ledger.writer.observe({ ...looks, cause: await ledger.openingId() });
      expect(seen?.code).toBe('witness-unconfirmed');
      await witness.start();
      while (ledger.heldBack() !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(ledger.heldBack()).toBeUndefined();
    });
    expect(await stated(data)).toMatchObject({ exitCode: 0 });
  });

  it('stays closed where the witness comes back and knows more', async () => {
    await witness.stop();
    const data = restored('late', 'all');
    const found: string[] = [];
    const report = (failure: unknown): number => found.push((failure as RefusedToStart).code);
    await opened(
      data,
      async (ledger) => {
        await witness.start();
        while (found.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        expect([found, ledger.heldBack()?.code]).toEqual([['behind-witness'], 'behind-witness']);
        expect(ledger.writer.sealed.size).toBe(4);
      },
      { report },
    );
  });
});
