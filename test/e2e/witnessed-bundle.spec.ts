import { writeFileSync } from 'node:fs';
import { firstBad, type Bundle } from '@mingjing/bundle';
import { formatVerifierKey, openByPolicy, parseTrustPolicy, type TrustPolicy } from '@mingjing/log';
import { createWitnessServer } from '@mingjing/witness';
import { nativeVerify, sha256 } from '@mingjing/writer';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { hotel } from '../../apps/cli/testing/entity-data';
import { WitnessInAFolder } from '../../libs/witness/src/testing';
import { Bureau } from '../kit/bureau';
import { logKey } from '../kit/seeds';
import { BuiltPage } from '../verify-page/built-page';

const NAMES = ['legal-affairs', 'city-bureau'];
const REGISTRAR = 'registrar/R-1';
const cli = new CommandLine();
const stops: (() => Promise<unknown>)[] = [];
let text = '';
let policy: TrustPolicy;
let bureau: Bureau;

beforeAll(async () => {
  const witnesses = NAMES.map(
    (name, i) => new WitnessInAFolder(`witness.example/${name}`, 60 + i, [logKey()]),
  );
  const lines = witnesses.map(async ({ vkey, witness }, i) => {
    const server = createWitnessServer(witness, () => undefined);
    stops.push(() => server.close());
    return `witness ${NAMES[i]!} ${vkey} ${await server.listen({ port: 0, host: '127.0.0.1' })}\n`;
  });
  const named = (await Promise.all(lines)).join('');
  text = `log ${formatVerifierKey(logKey())}\n${named}group G all ${NAMES.join(' ')}\nquorum G\n`;
  const parsed = parseTrustPolicy(sha256, Buffer.from(text));
  if (!parsed.ok) throw new Error(parsed.rejection.reason);
  policy = parsed.value;
  bureau = await Bureau.open('2026-01-05', { witnessedBy: { policy, patience: 30_000 } });
  stops.push(async () => witnesses.forEach((witness) => witness.clear()));
  const office = { id: 'bureau', name: '样例局', kind: 'COUNTY_HEALTH' };
  await bureau.appoint([office], [{ actor: REGISTRAR, role: 'REGISTRAR_ENTITY', org: 'bureau' }]);
  await bureau.says(REGISTRAR, { type: 'EntityRegistered', stream: 'entity/E-1', data: hotel() });
});
afterAll(async () => {
  await bureau.close();
  for (const stop of stops) await stop();
  cli.clear();
});

/** Taken as soon as something else was sealed, over which nobody has cosigned anything yet. */
async function taken(nth: number): Promise<{ readonly bytes: string; readonly bundle: Bundle }> {
  const data = { name: '样例局', kind: 'COUNTY_HEALTH' };
  await bureau.says('founder', { type: 'OrgRegistered', stream: `org/more-${String(nth)}`, data });
  const answer = await bureau.get('/v1/bundles/entity/E-1', REGISTRAR);
  if (answer.status !== 200) throw new Error(answer.text);
  return { bytes: answer.text, bundle: answer.body as unknown as Bundle };
}

describe('a bundle of a ledger with witnesses', () => {
  it('bears their cosignatures, whenever it is taken, over all that was sealed by then', async () => {
    for (let nth = 0; nth < 5; nth++) {
      const { sealed } = bureau.ledger.writer;
      const { bundle } = await taken(nth);
      const opened = openByPolicy(bundle.checkpoint, policy, nativeVerify);
      expect(opened).toMatchObject({ ok: true, value: { size: expect.any(Number) } });
      expect(opened.ok && opened.value.size).toBeGreaterThan(sealed.size);
    }
  });

  it('verifies by the policy alone, on the command line and on the page', async () => {
    const { bytes } = await taken(9);
    writeFileSync(cli.at('entity.mingjing-bundle'), bytes);
    writeFileSync(cli.at('policy'), text);
    const verified = await cli.run('verify', cli.at('entity.mingjing-bundle'), '--policy', cli.at('policy'));
    expect(verified).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('asks: by witness.example/legal-affairs'),
    });
    const page = new BuiltPage();
    const [report] = page.verifier()([{ name: 'entity', bytes: Buffer.from(bytes) }], text) ?? [];
    page.remove();
    expect(report && firstBad(report)).toBeUndefined();
    expect(report?.checks.find(({ name }) => name === 'witnesses')).toMatchObject({ status: 'good' });
  });
});
