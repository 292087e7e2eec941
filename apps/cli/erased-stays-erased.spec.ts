import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUREAU, CommandLine, type Ended } from './testing/command-line';
import { officerNamed } from './testing/officer-data';
import { tamper } from './testing/spoiling';

const OFFICER = 'officer/G-0012';
const [NAME, NEW_NAME] = ['样例丁小满', '样例丁满'];

const cli = new CommandLine();
afterAll(() => cli.clear());

const key = (actor: string): string => cli.at(`${actor.replace('/', '-')}.key`);
const at = (name: string): string => join(cli.data, name);
const send = async (actor: string, draft: object): Promise<void> => {
  const file = cli.json('draft.json', draft);
  const sent = await cli.run('sign', file, '--data', cli.data, '--key', key(actor), '--send');
  expect(sent).toMatchObject({ exitCode: 0 });
};
const fsck = (): Promise<Ended> => cli.run('fsck', '--data', cli.data);
const read = (...fields: readonly string[]): Promise<Ended> => {
  const how = ['--data', cli.data, '--key', key('legal/L-1'), '--purpose', '更正姓名'];
  return cli.run('vault', 'read', OFFICER, ...fields, ...how);
};
const standsInVault = (text: string): boolean =>
  readdirSync(cli.data)
    .filter((name) => name.startsWith('vault.db'))
    .some((name) => readFileSync(at(name)).includes(text));

describe('what the log says is erased', () => {
  beforeAll(async () => {
    await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec');
    await cli.employ('registrar/R-2', 'REGISTRAR_OFFICER', [BUREAU]);
    await cli.employ('legal/L-1', 'LEGAL');
    await cli.employ('head/H-1', 'HEAD');
    await send('registrar/R-2', officerNamed(OFFICER, NAME));
    copyFileSync(at('vault.db'), cli.at('vault.old'));
  });

  it('is destroyed as soon as the statement is sealed, by whichever way it came', async () => {
    const data = { subject: OFFICER, reason: '保存期限届满' };
    await send('head/H-1', { type: 'VaultErased', stream: 'erasure/by-hand', data });
    expect(standsInVault(NAME)).toBe(false);
    expect(await fsck()).toMatchObject({ exitCode: 0 });
  });

  it('is found by fsck where an older vault.db was put back, or a crash came in between', async () => {
    copyFileSync(cli.at('vault.old'), at('vault.db'));
    const { exitCode, out } = await fsck();
    expect(exitCode).toBe(1);
    expect(out).toContain('FAULT vault.db');
    expect(out).toMatch(/erasure-undone: Entry \d+ says that the data of officer\/G-0012 are erased/);
    expect(out).not.toContain(NAME);
  });

  it('is destroyed again by whoever opens the ledger next', async () => {
    expect(await read()).toMatchObject({ exitCode: 1, out: expect.stringContaining('holds nothing') });
    expect(standsInVault(NAME)).toBe(false);
    expect(await fsck()).toMatchObject({ exitCode: 0 });
  });

  it('is what was said before, and not what is said of the same subject since', async () => {
    await send('registrar/R-2', {
      ...{ type: 'OfficerChanged', stream: OFFICER, data: { reason: '更名' } },
      personal: { name: NEW_NAME },
    });
    expect((await read('name')).out).toContain(`name: ${NEW_NAME}`);
    expect(await fsck()).toMatchObject({ exitCode: 0 });
  });

  it('is what somebody decided: fsck names a value that is gone without an entry that says so', async () => {
    const gone = `UPDATE kept SET subject = NULL, salt = NULL, value = NULL WHERE value = '${NEW_NAME}'`;
    tamper(cli.data, 'vault.db', 'kept', gone);
    const { exitCode, out } = await fsck();
    expect(exitCode).toBe(1);
    expect(out).toMatch(/erasure-unstated: The value of "name" of entry \d+ is gone as if it were erased/);
  });
});
