import { rmSync, writeFileSync } from 'node:fs';
import { CommandLine, role, type Ended } from './testing/command-line';

let now = Date.parse('2026-03-02T01:00:00.000Z');
const cli = new CommandLine(() => (now += 1_000));
const founder = cli.at('data/keys/founder.key');
const done = { exitCode: 0 };

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', 'mingjing.example/service', '--no-presets');
  const org = { type: 'OrgRegistered', stream: 'org/bureau', data: { name: '局', kind: 'COUNTY_HEALTH' } };
  await sent(JSON.stringify(org));
});
afterAll(() => cli.clear());

const rotate = (kind: string, ...more: readonly string[]): Promise<Ended> =>
  cli.run('keys', `rotate-${kind}`, '--data', cli.data, ...more);

/** Signs what a command printed and sends it into the data folder. */
async function sent(printed: string): Promise<Ended> {
  writeFileSync(cli.at('statement.json'), printed);
  return cli.run('sign', cli.at('statement.json'), '--key', founder, '--data', cli.data, '--send');
}

let officers = 0;
const stated = (): Promise<Ended> => sent(JSON.stringify(role(`officer/O-${String(officers++)}`, 'OFFICER')));

describe('changing the service key', () => {
  it('enrols the next and revokes the old in one array, and goes on with the next alone', async () => {
    const statement = await rotate('service');
    expect(JSON.parse(statement.out)).toMatchObject([
      { type: 'KeyEnrolled', data: { actor: 'ledger', purpose: 'service' } },
      { type: 'KeyRevoked', data: { actor: 'ledger' } },
    ]);
    expect(await sent(statement.out)).toMatchObject(done);
    expect(await rotate('service')).toMatchObject(done);
    expect(await stated()).toMatchObject(done);
    expect(await cli.run('fsck', '--data', cli.data)).toMatchObject(done);
    expect(await cli.run('verify', '--data', cli.data)).toMatchObject(done);
  });

  it('can replace one that is lost', async () => {
    rmSync(cli.at('data/keys/service.key'));
    const statement = await rotate('service', '--lost');
    writeFileSync(cli.at('service.json'), statement.out);
    const signed = await cli.run('sign', cli.at('service.json'), '--key', founder, '--data', cli.data);
    writeFileSync(cli.at('signed.json'), signed.out);
    expect(await cli.run('keys', 'record', cli.at('signed.json'), '--data', cli.data)).toMatchObject(done);
    expect(await rotate('service')).toMatchObject(done);
    expect(await stated()).toMatchObject(done);
  });

  it('records nothing but keys where none can start', async () => {
    const path = cli.json('other.json', [{ statement: { type: 'OrgRegistered' }, signature: {} }]);
    const refused = await cli.run('keys', 'record', path, '--data', cli.data);
    expect([refused.exitCode, refused.err]).toEqual([2, expect.stringContaining('about keys')]);
  });
});
