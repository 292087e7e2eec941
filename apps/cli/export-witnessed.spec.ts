import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { formatVerifierKey } from '@mingjing/log';
import { dataFolder } from '../ledger/composition/data-folder';
import { openLedger } from '../ledger/composition/open-ledger';
import { readPolicy } from '../ledger/composition/witnessing';
import { createLedgerApp } from '../ledger/http/ledger-app';
import { BUREAU, CommandLine, role, type Ended } from './testing/command-line';
import { ServedWitness } from './testing/served-witness';
import { withLedger } from './testing/witnessed-ledger';

jest.setTimeout(180_000);

const origin = 'mingjing.example/exported';
let now = Date.now();
const clock = (): number => (now += 1_000);
const cli = new CommandLine(clock);
const policy = cli.at('data/witness-policy');
const founder = cli.at('data/keys/founder.key');
let witness: ServedWitness;

const exported = (dir: string, ...more: readonly string[]): Promise<Ended> =>
  cli.run('export', cli.at(dir), '--data', cli.data, ...more);
const sizeIn = (dir: string): number =>
  Number(readFileSync(`${cli.at(dir)}/checkpoint`, 'utf8').split('\n')[1]);

beforeAll(async () => {
  await cli.run('init', '--data', cli.data, '--origin', origin, '--no-presets');
  witness = await ServedWitness.of(cli);
  writeFileSync(policy, `log ${await cli.logKey()}\n${witness.policy}`);
  const other = { name: 'x', keyId: '01020304', type: 255, publicKey: Buffer.from('x') };
  writeFileSync(cli.at('others'), `log ${formatVerifierKey(other)}\nquorum none\n`);
});
afterAll(async () => {
  await witness.stop();
  cli.clear();
});

describe('an export for which a policy is asked', () => {
  it('is not made while no checkpoint bears its quorum, and says who is missing', async () => {
    const refused = await exported('none', '--policy', policy);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('it wants witness A')]);
    expect(existsSync(cli.at('none'))).toBe(false);
    expect(await exported('signed')).toMatchObject({ exitCode: 0 });
  });

  it('carries the newest checkpoint that bears it, and no entry behind that one', async () => {
    const witnessed = await withLedger(cli, { origin, clock, policy }, async ({ writer, witnesses }) => {
      await witnesses?.covering(writer.sealed.size);
      return writer.sealed.size;
    });
    expect(await exported('all', '--policy', policy)).toMatchObject({ exitCode: 0 });
    await witness.stop();
    const states = cli.json('states.json', [BUREAU, role('head/H-1', 'HEAD')]);
    const away = `${policy}-away`;
    writeFileSync(away, readFileSync(policy));
    writeFileSync(policy, readFileSync(policy, 'utf8').replace('quorum A', 'quorum none'));
    expect(await cli.run('sign', states, '--key', founder, '--data', cli.data, '--send')).toMatchObject({
      exitCode: 0,
    });
    const some = await exported('some', '--policy', away);
    expect(some).toMatchObject({ exitCode: 0, err: expect.stringContaining('The last 2 entries') });
    expect(sizeIn('some')).toBe(witnessed);
    expect(await cli.run('verify', cli.at('some'), '--policy', away)).toMatchObject({ exitCode: 0 });
    expect(await exported('newest')).toMatchObject({ exitCode: 0 });
    expect(sizeIn('newest')).toBe(witnessed + 2);
    expect(await cli.run('verify', cli.at('newest'), '--policy', away)).toMatchObject({ exitCode: 1 });
  });

  it('is the same of a service, which has served what its quorum signed', async () => {
    const ledger = await openLedger(dataFolder(cli.data), {
      ...{ origin, clock },
      witnessedBy: { policy: readPolicy(`${policy}-away`) },
    });
    const app = await createLedgerApp(ledger, { clock });
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${String((app.getHttpServer().address() as AddressInfo).port)}`;
    const asked = ['--url', url, '--key', founder, '--policy', `${policy}-away`];
    const done = await cli.run('export', cli.at('served'), ...asked);
    await app.close();
    await ledger.close();
    expect(done).toMatchObject({ exitCode: 0 });
    expect(sizeIn('served')).toBe(sizeIn('some'));
    expect(await cli.run('verify', cli.at('served'))).toMatchObject({ exitCode: 0 });
  });

  it('is refused under a policy of other logs', async () => {
    expect(await exported('other', '--policy', cli.at('others'))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(`No log of the policy is called ${origin}`),
    });
    expect(existsSync(cli.at('other'))).toBe(false);
  });
});
