import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUREAU, CommandLine, type Ended } from './testing/command-line';
import { whileHeld } from './testing/held-folder';
import { officerNamed } from './testing/officer-data';

const ORIGIN = 'mingjing.example/spec';
const OFFICER = 'officer/G-0012';
const NAME = '样例丁小满';

let now = Date.parse('2026-03-02T01:00:00.000Z');
const cli = new CommandLine(() => now);
afterAll(() => cli.clear());

const keyOf = (actor: string): string => cli.at(`${actor.replace('/', '-')}.key`);
const read = (actor: string, ...fields: readonly string[]): Promise<Ended> => {
  const how = ['--data', cli.data, '--key', keyOf(actor), '--purpose', '更正姓名'];
  return cli.run('vault', 'read', OFFICER, ...fields, ...how);
};
const erase = (actor: string): Promise<Ended> => {
  const how = ['--key', keyOf(actor), '--reason', '保存期限届满', '--basis', '个人信息保护法 47(2)'];
  return cli.run('vault', 'erase', OFFICER, '--data', cli.data, ...how);
};
const lastTypes = async (from: number): Promise<readonly string[]> =>
  (await cli.entries()).slice(from).map(({ statement }) => statement.type);
const standsInVault = (text: string): boolean =>
  readdirSync(cli.data)
    .filter((name) => name.startsWith('vault.db'))
    .some((name) => readFileSync(join(cli.data, name)).includes(text));

describe('the vault, from the command line', () => {
  let size = 0;

  beforeAll(async () => {
    await cli.run('init', '--data', cli.data, '--origin', ORIGIN);
    await cli.employ('registrar/R-2', 'REGISTRAR_OFFICER', [BUREAU]);
    await cli.employ('legal/L-1', 'LEGAL');
    await cli.employ('head/H-1', 'HEAD');
    await cli.employ('auditor/A-1', 'OBSERVER');
    const officer = cli.json('officer.json', officerNamed(OFFICER, NAME));
    const sent = await cli.run(
      'sign',
      officer,
      '--data',
      cli.data,
      '--key',
      keyOf('registrar/R-2'),
      '--send',
    );
    expect(sent).toMatchObject({ exitCode: 0 });
    size = (await cli.entries()).length;
  });

  it('is read only by whoever may, in his own name, for a purpose', async () => {
    const refused = await read('registrar/R-2');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^registrar\/R-2 holds none of the roles HEAD, .*nothing was read\.$/);
    expect(await lastTypes(size)).toEqual([]);
    const { exitCode, out } = await read('legal/L-1', 'name');
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: `name: ${NAME}   (opens the commitment of entry ${size - 1}, OfficerRegistered)`,
    });
    const looked = (await cli.entries()).slice(size).map(({ statement }) => statement);
    expect(looked).toMatchObject([
      {
        ...{ type: 'AccessRecorded', actor: 'ledger', algorithm: 'observed/v1' },
        data: { reader: 'legal/L-1', subject: OFFICER, purpose: '更正姓名' },
      },
    ]);
  });

  it('is read no more by whose role has run out, though nothing was recorded since', async () => {
    const data = {
      actor: 'auditor/A-1',
      role: 'AUDITOR',
      org: 'bureau',
      from: '2026-01-01',
      to: '2026-03-02',
    };
    const assigned = { type: 'RoleAssigned', stream: 'actor/auditor/A-1', data };
    const how = ['--data', cli.data, '--key', join(cli.data, 'keys/founder.key'), '--send'];
    const sent = await cli.run('sign', cli.json('role.json', assigned), ...how);
    expect(sent).toMatchObject({ exitCode: 0 });
    expect(await read('auditor/A-1', 'name')).toMatchObject({ exitCode: 0 });
    const today = now;
    now += 24 * 60 * 60_000;
    const refused = await read('auditor/A-1', 'name');
    now = today;
    expect(refused).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('holds none of') });
  });

  it('says so where it holds nothing under that name, and records no look', async () => {
    const before = (await cli.entries()).length;
    const { exitCode, out } = await read('legal/L-1', 'phone');
    expect([exitCode, out]).toEqual([
      1,
      `The vault holds nothing of ${OFFICER} under phone: never disclosed, or erased.`,
    ]);
    expect((await cli.entries()).length).toBe(before);
  });

  it('is not opened while a service holds the folder', async () => {
    const answers = await whileHeld(cli.data, async () => [await read('legal/L-1'), await erase('head/H-1')]);
    for (const { exitCode, err } of answers) {
      expect([exitCode, err]).toEqual([
        3,
        expect.stringMatching(/^A running service holds .*; stop it first: /),
      ]);
    }
  });

  it('destroys nothing that nobody with the role has decided', async () => {
    const { exitCode, err } = await erase('registrar/R-2');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^The ledger refused it \(not-authorised\): .*Nothing was erased\.$/);
    expect(standsInVault(NAME)).toBe(true);
  });

  it('destroys values and salts by a statement that says who decided it and why, and nothing else', async () => {
    const before = await cli.entries();
    const { exitCode, out } = await erase('head/H-1');
    expect([exitCode, out]).toEqual([
      0,
      `1 values of ${OFFICER} are erased, as entry ${before.length} says; every proof still verifies.`,
    ]);
    const [erased] = (await cli.entries()).slice(before.length).map(({ statement }) => statement);
    expect(erased).toMatchObject({
      ...{ type: 'VaultErased', actor: 'head/H-1' },
      data: { subject: OFFICER, reason: '保存期限届满', basis: '个人信息保护法 47(2)' },
    });
    expect(standsInVault(NAME)).toBe(false);
    expect((await cli.entries()).slice(0, before.length)).toEqual(before);
    expect(await cli.run('verify', '--data', cli.data)).toMatchObject({ exitCode: 0 });
  });

  it('has nothing to erase twice', async () => {
    const before = (await cli.entries()).length;
    expect(await erase('head/H-1')).toMatchObject({ exitCode: 1 });
    expect((await cli.entries()).length).toBe(before);
    expect((await read('legal/L-1')).exitCode).toBe(1);
  });
});
