import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COSIGNATURE_V1, verifiersOf } from '@mingjing/log';
import { nativeVerify } from '@mingjing/writer';
import type { FastifyInstance } from 'fastify';
import { createWitnessServer } from '../http/witness-server';
import { DeskSetting } from '../testing/desk-setting';
import { GrowingLog, keyOf, sha256 } from '../testing/witnesses';
import { lastCosigned, sizeLastCosigned } from './last-cosigned';
import { WitnessClient, WitnessUnavailable } from './witness-client';

let setting: DeskSetting;
beforeEach(() => {
  setting = new DeskSetting();
});
afterEach(() => setting.clear());

describe('two histories under one key, shown to two readers', () => {
  it('cannot both be witnessed: the second is refused with 409 and 422, whichever it is', async () => {
    const fork = new GrowingLog(setting.log.log, 8);
    const { witness } = setting.witnesses.A;
    expect(await witness.addCheckpoint(setting.log.growTo(10).request(0))).toMatchObject({ status: 200 });
    expect(await witness.addCheckpoint(fork.growTo(10).request(0))).toEqual({ status: 409, size: 10 });
    expect(await witness.addCheckpoint(fork.request(10))).toMatchObject({ status: 422 });
    expect(await witness.addCheckpoint(fork.growTo(30).request(10))).toMatchObject({ status: 422 });
  });
});

describe('a client of a witness over HTTP', () => {
  let server: FastifyInstance;
  let url: string;
  const client = (timeout = 2_000): WitnessClient => new WitnessClient({ url: `${url}/`, timeout }, sha256);

  beforeEach(async () => {
    server = createWitnessServer(setting.witnesses.A.witness, () => undefined);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => server.close());

  it('gathers cosignatures', async () => {
    setting.clients['A'] = client();
    const desk = await setting.desk('quorum A\n');
    setting.log.growTo(5);
    expect(await setting.covered(desk, 5, 'quorum A\n')).toBe(5);
    setting.log.growTo(50);
    expect(await setting.covered(desk, 50, 'quorum A\n')).toBe(50);
  });

  it('learns what a witness last cosigned: what may not be signed again after an older copy is restored', async () => {
    const trust = {
      origin: 'log.example/a',
      log: verifiersOf([setting.log.log.key], nativeVerify),
      witnesses: verifiersOf([setting.witnesses.A.own.key], nativeVerify),
    };
    expect(await lastCosigned(client(), trust)).toEqual({ ok: true, value: null });
    expect(await sizeLastCosigned(client(), setting.log.growTo(5).checkpoint())).toBe(0);
    await client().addCheckpoint({
      oldSize: 5,
      proof: setting.log.growTo(9).tree.consistency(5, 9),
      checkpoint: setting.log.checkpoint(),
    });
    expect(await lastCosigned(client(), trust)).toMatchObject({
      ok: true,
      value: { size: 9, root: setting.log.tree.root(9), timestamp: setting.witnesses.A.now },
    });
    expect(await sizeLastCosigned(client(), setting.log.checkpoint(5))).toBe(9);
    const stranger = verifiersOf([keyOf('w/A', COSIGNATURE_V1, 99).key], nativeVerify);
    expect(await lastCosigned(client(), { ...trust, witnesses: stranger })).toMatchObject({
      rejection: { code: 'cosignature-missing' },
    });
  });

  it('takes whatever is no answer of a witness for one that is away', async () => {
    setting.log.growTo(5);
    const request = { oldSize: 0, proof: [], checkpoint: setting.log.checkpoint() };
    await expect(
      new WitnessClient({ url: `${url}/nowhere`, timeout: 2_000 }, sha256).latest('x'),
    ).resolves.toBeNull();
    await server.close();
    await expect(client().addCheckpoint(request)).rejects.toThrow(WitnessUnavailable);
    await expect(client().latest('log.example/a')).rejects.toThrow(WitnessUnavailable);
  });

  it.each<[string, (reply: ServerResponse) => void]>([
    ['sends elsewhere', (reply) => reply.writeHead(307, { location: `${url}/add-checkpoint` }).end()],
    ['answers more than two lines can be', (reply) => reply.end('x'.repeat(1_000_000))],
    ['says 409 and no size', (reply) => reply.writeHead(409).end('ten\n')],
    ['says that it is broken', (reply) => reply.writeHead(500).end('— w/A AAAAAAA=\n')],
    ['hangs up', (reply) => reply.destroy()],
  ])('asks again later, and elsewhere never, where one %s', async (_, answers) => {
    const strange = createServer((_request, reply) => answers(reply));
    await new Promise<void>((listening) => strange.listen(0, '127.0.0.1', listening));
    const { port } = strange.address() as AddressInfo;
    const asked = new WitnessClient({ url: `http://127.0.0.1:${String(port)}`, timeout: 60_000 }, sha256);
    const request = { oldSize: 0, proof: [], checkpoint: setting.log.growTo(5).checkpoint() };
    await expect(asked.addCheckpoint(request)).rejects.toThrow(WitnessUnavailable);
    // Nobody was asked in its place.
    expect(await lastCosigned(client(), { origin: 'log.example/a', log: [], witnesses: [] })).toEqual({
      ok: true,
      value: null,
    });
    strange.closeAllConnections();
    await new Promise((closed) => strange.close(closed));
  });
});
