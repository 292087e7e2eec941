import {
  COSIGNATURE_ML_DSA,
  formatVerifierKey,
  openByPolicy,
  parseTlogProof,
  parseTrustPolicy,
  verifierKey,
  verifiersOf,
  verifyTlogProof,
  type TrustPolicy,
} from '@mingjing/log';
import { createWitnessServer } from '@mingjing/witness';
import { nativeVerify, sha256 } from '@mingjing/writer';
import type { FastifyInstance } from 'fastify';
import { BadWitnessPolicy } from '../../apps/ledger/composition/witnessing';
import { WitnessInAFolder } from '../../libs/witness/src/testing';
import { Bureau, ORIGIN, type Response, type Saying } from '../kit/bureau';
import { logKey } from '../kit/seeds';

const NAMES = ['legal-affairs', 'city-bureau', 'discipline'];
let witnesses: readonly WitnessInAFolder[];
let servers: FastifyInstance[];
let urls: readonly string[];
let bureau: Bureau;

beforeAll(async () => {
  witnesses = NAMES.map((name, i) => new WitnessInAFolder(`witness.example/${name}`, 40 + i, [logKey()]));
  servers = witnesses.map(({ witness }) => createWitnessServer(witness, () => undefined));
  urls = await Promise.all(servers.map((server) => server.listen({ port: 0, host: '127.0.0.1' })));
  bureau = await Bureau.open('2026-01-05', { witnessedBy: { policy: policyOf(2), patience: 3_000 } });
});
afterAll(async () => {
  await bureau.close();
  await Promise.all(servers.map((server) => server.close()));
  for (const witness of witnesses) witness.clear();
});

/** So many of the three, with addresses unless `urls` are left out. */
function policyOf(k: number, addresses: readonly string[] = urls): TrustPolicy {
  const lines = witnesses.map(({ vkey }, i) => `witness ${NAMES[i]!} ${vkey} ${addresses[i] ?? ''}\n`);
  const text = `log ${formatVerifierKey(logKey())}\n${lines.join('')}group G ${String(k)} ${NAMES.join(' ')}\nquorum G\n`;
  const policy = parseTrustPolicy(sha256, Buffer.from(text));
  if (!policy.ok) throw new Error(policy.rejection.reason);
  return policy.value;
}

let orgs = 0;
const founding = (): Saying => ({
  type: 'OrgRegistered',
  stream: `org/w-${String(orgs++)}`,
  data: { name: '样例局', kind: 'COUNTY_HEALTH' },
});
const stated = (saying = founding(), wait = 'witnessed'): Promise<Response> =>
  bureau.post(bureau.submission('founder', saying), `/v1/statements?wait=${wait}`);

describe('a statement that waits for witnesses', () => {
  it('is answered with a proof that holds offline, under a checkpoint that satisfies the policy', async () => {
    const { status, body } = await stated();
    expect(status).toBe(201);
    const { index, size, proof } = body as { index: number; size: number; proof: string };
    const parsed = parseTlogProof(proof);
    const note = parsed.ok ? parsed.value.checkpoint : '';
    expect(openByPolicy(note, policyOf(2), nativeVerify)).toMatchObject({ ok: true, value: { size } });
    const entry = await bureau.app.inject({ url: `/log/entry/${String(index)}`, headers: await reading() });
    const trust = {
      origin: ORIGIN,
      log: verifiersOf([logKey()], nativeVerify),
      witnesses: verifiersOf(
        witnesses.map(({ own }) => own.key),
        nativeVerify,
      ),
    };
    const proven = verifyTlogProof(sha256, proof, entry.rawPayload, trust);
    expect(proven).toMatchObject({ ok: true, value: { index } });
    expect(proven.ok && proven.value.checkpoint.witnessed.length).toBeGreaterThanOrEqual(2);
  });

  it('is answered at once where it was witnessed before, and its array in order', async () => {
    const sayings = [founding(), founding(), founding()].map((saying) =>
      bureau.submission('founder', saying),
    );
    const first = await bureau.post(sayings, '/v1/statements?wait=witnessed');
    expect(first.status).toBe(201);
    const receipts = first.body as unknown as readonly { index: number; proof: string }[];
    expect(receipts.map(({ proof }) => /^index (\d+)$/m.exec(proof)?.[1])).toEqual(
      receipts.map(({ index }) => String(index)),
    );
    const again = await bureau.post(sayings, '/v1/statements?wait=witnessed');
    expect(again.status).toBe(201);
  });

  it('leaves its cosignatures under the checkpoint that the log serves, and under its proofs', async () => {
    await stated();
    const { text, headers } = await bureau.get('/log/checkpoint');
    expect(openByPolicy(text, policyOf(2), nativeVerify).ok).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(openByPolicy((await bureau.get('/log/witnessed')).text, policyOf(2), nativeVerify).ok).toBe(true);
    const proof = parseTlogProof((await bureau.get('/log/proof/0')).text);
    expect(proof.ok && openByPolicy(proof.value.checkpoint, policyOf(2), nativeVerify).ok).toBe(true);
    const { body } = await bureau.get('/readyz');
    expect(body['witnessed']).toBe(bureau.ledger.writer.sealed.size);
  });

  it('holds up nobody who waits for the seal only', async () => {
    const { body } = await stated(founding(), 'sealed');
    const proof = parseTlogProof((body as { proof: string }).proof);
    expect(proof.ok && openByPolicy(proof.value.checkpoint, policyOf(2), nativeVerify)).toMatchObject({
      rejection: { code: 'quorum-missing' },
    });
  });

  it('is told that it is sealed but not witnessed where too few witnesses answer, and who is missing', async () => {
    await Promise.all(servers.slice(0, 2).map((server) => server.close()));
    const saying = { ...founding(), id: '4f6b1a52-6c0e-4c53-9a51-0a2f6f1c7d11' };
    const refused = await stated(saying);
    expect([refused.status, refused.code]).toEqual([503, 'not-witnessed']);
    expect(refused.body['detail']).toMatch(
      /^Recorded and sealed as entry \d+, but not witnessed in time: the quorum wants 1 more of group G \(witness legal-affairs, witness city-bureau\)/,
    );
    const sealed = await stated(saying, 'sealed');
    expect(sealed.status).toBe(201);
    expect(sealed.body['index']).toBe((refused.body['facts'] as { indexes: number[] }).indexes[0]);
    const { body } = await bureau.get('/readyz');
    expect(body).toMatchObject({ ready: true, takesStatements: true });
    expect((body['witnesses'] as { name: string; fault?: string }[])[0]).toMatchObject({
      name: 'legal-affairs',
      fault: 'it did not answer',
    });
  });

  const reading = async (): Promise<{ authorization: string }> => ({
    authorization: await bureau.authorization('founder'),
  });
});

describe('a ledger whose policy could never be kept', () => {
  const refuse = async (policy: TrustPolicy): Promise<unknown> =>
    Bureau.open('2026-01-05', { witnessedBy: { policy } }).then(
      () => 'opened',
      (error: unknown) => error,
    );

  it('does not start: witnesses without addresses, another log', async () => {
    expect(await refuse(policyOf(2, [urls[0]!]))).toBeInstanceOf(BadWitnessPolicy);
    expect(String(await refuse(policyOf(2, ['ftp://x', ...urls.slice(1)])))).toContain(
      'must begin with http://',
    );
    const others = { ...policyOf(2), logs: [{ key: witnesses[0]!.own.key }] };
    expect(String(await refuse(others))).toContain('is for other logs than');
  });

  it('does not start on a witness whose cosignatures it cannot verify, though a quorum lies among the others', async () => {
    const [first, ...others] = policyOf(2).witnesses;
    const key = verifierKey(sha256, 'witness.example/later', COSIGNATURE_ML_DSA, new Uint8Array(1312));
    const refusal = await refuse({
      ...policyOf(2),
      witnesses: [...others, { ...first!, name: 'later', key }],
    });
    expect(refusal).toBeInstanceOf(BadWitnessPolicy);
    expect(String(refusal)).toContain(`names the witness later by ${formatVerifierKey(key)}`);
    expect(String(refusal)).toContain('of signature type 0x06, which this ledger cannot verify');
    expect(String(refusal)).toContain('its key of type 0x04');
  });
});
