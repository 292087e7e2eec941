import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disclosing } from '@mingjing/client';
import { drawOf } from '@mingjing/draw';
import { doublePlace, type EnginePlace } from '@mingjing/event-store/testing';
import { readEntry, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import { CommandLine } from '../../apps/cli/testing/command-line';
import { hotel } from '../../apps/cli/testing/entity-data';
import { openLedger } from '../../apps/ledger/composition/open-ledger';
import { NodeCaller } from '../../apps/ledger/nodes/node-caller';
import type { Bureau, Saying } from '../kit/bureau';
import { DRAW, drawnUpTo } from '../kit/county-draw';
import { HEAD, REGISTRAR } from '../kit/county-people';
import { ORIGIN } from '../kit/seeds';
import { aMoment } from './a-moment';
import { bareFolder, nodeInProcess, type NodeInProcess } from './node-in-process';

jest.setTimeout(600_000);

const JSON_TYPE = { 'content-type': 'application/json' };

/** A county in the middle of its first draw moves to two machines; the first one keeps vault and evidence. */
describe('what lies beside the log of several machines', () => {
  let root: string;
  let place: EnginePlace;
  let bureau: Bureau;
  let keeper: NodeInProcess;
  let other: NodeInProcess;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'mingjing-nodes-'));
    place = await doublePlace();
    bureau = await drawnUpTo('OFFICERS');
    await bureau.app.close();
    await bureau.ledger.close();
    const cli = new CommandLine(() => bureau.now);
    const [from, to] = [`sqlite:${bureau.folder}`, `kurrentdb:${place.url}`];
    const moved = await cli.run('migrate', '--from', from, '--to', to);
    cli.clear();
    expect(moved).toMatchObject({ exitCode: 0 });
    const engine = { engineUrl: place.url, stream: 'mingjing', clock: () => bureau.now };
    keeper = await nodeInProcess({ ...engine, name: 'keeper', root: bureau.folder });
    await until(() => keeper.ledger.node?.node.isWriting === true);
    const bare = bareFolder(join(root, 'other'), bureau.folder);
    other = await nodeInProcess({ ...engine, name: 'other', root: bare, keeper });
    await until(() => other.ledger.writer.sealed.size === keeper.ledger.writer.sealed.size);
  });
  afterAll(async () => {
    await other.close();
    await keeper.close();
    await place.leave();
    rmSync(root, { recursive: true, force: true });
    rmSync(bureau.folder, { recursive: true, force: true });
  });

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      const faults = [keeper, other].map((node: NodeInProcess | undefined) => node?.ledger.node?.node.fault);
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined) throw new Error('A node has stopped', { cause: fault });
      await aMoment();
    }
  };
  const post = (node: NodeInProcess, path: string, body: unknown, headers = {}): Promise<Response> =>
    fetch(`${node.url}${path}`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    });
  const trader = (name: string): Saying => {
    const stream = `entity/${name}`;
    const { name: _, ...data } = hotel({ kind: 'SOLE_TRADER' });
    const personal = disclosing({ name: `样例${name}` }, stream, () => sha256(utf8(`salt ${name}`)), sha256);
    return { type: 'EntityRegistered', stream, data, ...personal };
  };

  it('is brought to a node that verifies a draw, list by list', async () => {
    const list = drawOf(other.ledger.writer.facts(), DRAW)?.frozen?.lists.officers.sha256 ?? '';
    expect(list).toMatch(/^[0-9a-f]{64}$/);
    expect(other.ledger.writer.isSound).toBe(true);
    await until(() => other.ledger.follower.size() >= other.ledger.writer.sealed.size);
    expect(other.ledger.definitions.map((view) => other.ledger.views.digest(view))).toEqual(
      keeper.ledger.definitions.map((view) => keeper.ledger.views.digest(view)),
    );
  });

  it('is told of an early look at a node that does not write, before anything is shown', async () => {
    const before = keeper.ledger.writer.sealed.size;
    const headers = { authorization: await bureau.authorization(HEAD) };
    const shown = await fetch(`${other.url}/v1/tasks?draw=${DRAW}`, { headers });
    expect(shown.status).toBe(200);
    const [bytes] = await keeper.ledger.store.read(before, 1);
    const entry = readEntry(bytes ?? new Uint8Array());
    expect(entry.ok && entry.value.statement).toMatchObject({
      type: 'AccessRecorded',
      data: { reader: HEAD, subject: `draw/${DRAW}`, early: true },
    });
  });

  it('takes personal data and files at any node, and keeps them on one', async () => {
    const said = bureau.submission(REGISTRAR, trader('E-9001'));
    expect((await post(other, '/v1/statements', said)).status).toBe(201);
    expect(await keeper.ledger.vault.of(said.statement.id)).toMatchObject({ name: { value: '样例E-9001' } });
    expect(await other.ledger.vault.of(said.statement.id)).toMatchObject({ name: { value: '样例E-9001' } });
    const headers = {
      'content-type': 'application/octet-stream',
      authorization: await bureau.authorization(HEAD),
    };
    const sent = await fetch(`${other.url}/v1/files`, { method: 'POST', headers, body: '样例照片' });
    const { sha256: name } = (await sent.json()) as { readonly sha256: string };
    expect(await keeper.ledger.files.has(name)).toBe(true);
  });

  it('is destroyed where it lies by an erasure that any node took', async () => {
    const said = bureau.submission(REGISTRAR, trader('E-9002'));
    expect((await post(other, '/v1/statements', said)).status).toBe(201);
    const data = { subject: 'entity/E-9002', reason: '样例' };
    const erased = bureau.submission(HEAD, { type: 'VaultErased', stream: 'erasure/x', data });
    expect((await post(other, '/v1/statements', erased)).status).toBe(201);
    await until(() => keeper.ledger.writer.indexOf(erased.statement.id) !== undefined);
    expect(await keeper.ledger.vault.of(said.statement.id)).toEqual({});
    expect(await other.ledger.vault.of(said.statement.id)).toEqual({});
  });

  it('is shown to nobody but nodes, whatever a request says of itself', async () => {
    const { node } = keeper.ledger;
    const path = '/nodes/observations';
    const look = { stream: 'access/x', type: 'AccessRecorded', version: 1, data: {}, cause: 'x' };
    const made = (body: unknown, at = path): string =>
      node?.tokens.for({ method: 'POST', path: at, body: utf8(JSON.stringify(body)) }) ?? '';
    for (const headers of [
      {},
      { authorization: await bureau.authorization(HEAD) },
      { authorization: made({ ...look, data: { early: false } }) },
      { authorization: made(look, '/nodes/statements?wait=sealed') },
      { 'x-forwarded-for': '127.0.0.1', 'x-mingjing-node': 'other' },
    ]) {
      const answer = await post(keeper, path, look, headers);
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'node-only' }]);
    }
    expect((await fetch(`${keeper.url}/nodes/vault/disclosures/x`)).status).toBe(403);
  });

  it('is asked of nobody but nodes: what another one answers at their address is not believed', async () => {
    const impostor = createServer((_, answer) => answer.end('{"keeps":true}'));
    impostor.listen(0, '127.0.0.1');
    await once(impostor, 'listening');
    const { port } = impostor.address() as AddressInfo;
    const tokens = other.ledger.node?.tokens;
    const ask = (url: string): Promise<unknown> =>
      new NodeCaller(tokens!).json({ url, path: '/nodes/keeper', timeout: 100_000 });
    expect(await ask(keeper.url)).toEqual({ keeps: true });
    await expect(ask(`http://127.0.0.1:${String(port)}`)).rejects.toThrow('no node of this ledger');
    impostor.close();
    impostor.closeAllConnections();
  });

  it('stays one history: the folder of a node is opened by its node alone', async () => {
    const alone = openLedger(other.folder, { origin: ORIGIN, clock: () => bureau.now });
    await expect(alone).rejects.toThrow('belongs to node other');
  });

  // The last one: the keeper goes.
  it('is refused while its keeper is away, and everything else is taken', async () => {
    await keeper.close();
    const plain = {
      type: 'OrgRegistered',
      stream: 'org/elsewhere',
      data: { name: '样例', kind: 'COUNTY_HEALTH' },
    };
    expect(
      await (await post(other, '/v1/statements', bureau.submission('founder', plain))).json(),
    ).toHaveProperty('proof');
    const refused = await post(other, '/v1/statements', bureau.submission(REGISTRAR, trader('E-9002')));
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'keeper-away' }]);
    expect(other.ledger.node?.node.isWriting).toBe(true);
  });
});
