import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { CommandLine } from '../testing/command-line';

const cli = new CommandLine();
const DATABASES = ['ledger.db', 'checkpoint.db', 'vault.db', 'views.db'];

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/spec', '--no-presets');
});
afterAll(() => cli.clear());

/** A copy as on a read-only medium, whoever asks: SQLite can make no index of a write-ahead log there. */
function medium(name: string): string {
  cpSync(cli.data, cli.at(name), { recursive: true });
  for (const index of DATABASES.map((file) => cli.at(`${name}/${file}-shm`))) {
    rmSync(index, { force: true });
    symlinkSync('nowhere', index);
  }
  return cli.at(name);
}

describe('fsck of a folder that cannot be written', () => {
  it('finds a sound one sound, and so does verify', async () => {
    const data = medium('sound');
    const checked = await cli.run('fsck', '--views', '--data', data);
    expect(checked).toMatchObject({ exitCode: 0, err: '' });
    expect(checked.out).toMatch(/^OK: nothing contradicts anything/m);
    expect(checked.out).toMatch(/views +\d+ told anew and compared/);
    expect(await cli.run('verify', '--data', data)).toMatchObject({ exitCode: 0 });
  });

  it('reports no damage of one that cannot be read there, and says what to do', async () => {
    const data = medium('killed');
    writeFileSync(cli.at('killed/vault.db-wal'), 'what a killed writer left');
    const asked = await cli.run('fsck', '--data', data);
    expect(asked.exitCode).toBe(3);
    expect(asked.err).toMatch(/vault\.db cannot be opened .* or copy the folder to where he may\.$/m);
    expect(asked.out).not.toMatch(/FAULT|backup/);
  });
});
