import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger } from '../ledger/composition/open-ledger';
import { BUREAU, CommandLine, type Ended } from './testing/command-line';
import { officerNamed } from './testing/officer-data';

const origin = 'mingjing.example/spec';
const cli = new CommandLine();
afterAll(() => cli.clear());

const OFFICER = 'officer/G-0012';
const key = (data: string): string => join(data, 'keys/founder.key');
const state = async (data: string, pen: string, draft: object): Promise<Ended> =>
  cli.run('sign', cli.json('draft.json', draft), '--data', data, '--key', pen, '--send');
const office = (stream: string): object => ({
  ...{ type: 'OrgRegistered', stream },
  data: { name: '样例所', kind: 'COUNTY_HEALTH' },
});

let copies = 0;
/** A copy of the ledger's folder after something has happened to its vault. */
function after(happened: (vault: string) => void): string {
  const data = cli.at(`copy-${String(copies++)}`);
  cpSync(cli.data, data, { recursive: true });
  for (const ending of ['-wal', '-shm']) rmSync(join(data, `vault.db${ending}`), { force: true });
  happened(join(data, 'vault.db'));
  return data;
}

describe('a vault that was lost', () => {
  beforeAll(async () => {
    await cli.run('init', '--data', cli.data, '--origin', origin);
    const registrar = await cli.employ('registrar/R-2', 'REGISTRAR_OFFICER', [BUREAU]);
    const sent = await state(cli.data, registrar, officerNamed(OFFICER, '样例丁小满'));
    expect(sent).toMatchObject({ exitCode: 0 });
  });

  it.each<[string, (vault: string) => void]>([
    ['missing', (vault) => rmSync(vault)],
    ['empty', (vault) => writeFileSync(vault, '')],
  ])('is replaced by no start in silence: %s', async (_, happened) => {
    const data = after(happened);
    const opening = openLedger(dataFolder(data), { origin, clock: cli.clock });
    await expect(opening).rejects.toMatchObject({ code: 'vault-lost' });
    const refused = await state(data, key(data), office('org/more'));
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^vault\.db is missing or empty, but entry \d+ commits to personal data\./);
    expect(refused.err).toMatch(/from a backup.*mingjing vault replace-lost/);
  });

  it('leaves nothing behind that a second start would take for a vault', async () => {
    const data = after((vault) => rmSync(vault));
    await state(data, key(data), office('org/more'));
    expect(existsSync(join(data, 'vault.db'))).toBe(false);
    cpSync(join(cli.data, 'vault.db'), join(data, 'vault.db'));
    expect(await state(data, key(data), office('org/more'))).toMatchObject({ exitCode: 0 });
  });

  it('is replaced by a command, for whoever has no copy; fsck goes on naming what it held', async () => {
    const data = after((vault) => rmSync(vault));
    expect(await cli.run('vault', 'replace-lost', '--data', data)).toMatchObject({ exitCode: 0 });
    expect(await state(data, key(data), office('org/more'))).toMatchObject({ exitCode: 0 });
    const { exitCode, out } = await cli.run('fsck', '--data', data);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('disclosure-missing')]);
  });

  it('is not replaced where it was not lost', async () => {
    const { exitCode, out } = await cli.run('vault', 'replace-lost', '--data', cli.data);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('nothing was replaced')]);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject({ exitCode: 0 });
  });

  it('is nobody’s loss while nothing was disclosed', async () => {
    const data = cli.at('bare');
    await cli.run('init', '--data', data, '--origin', origin);
    rmSync(join(data, 'vault.db'));
    expect(await state(data, key(data), office('org/more'))).toMatchObject({ exitCode: 0 });
  });
});
