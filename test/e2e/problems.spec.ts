import { connect, type AddressInfo } from 'node:net';
import type { EventStore } from '@mingjing/event-store';
import { refusalOf } from '../../apps/ledger/http/failures';
import { ProblemFilter } from '../../apps/ledger/http/problem.filter';
import { Bureau } from '../kit/bureau';
import { answerOf, type Response } from '../kit/http';

interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly type?: string;
  readonly payload?: string;
}

/** Every refusal of the service, whoever makes it: Fastify, Nest, the writer, a decider, a reader's question. */
const REFUSALS: readonly (Sent & { readonly status: number; readonly code: string })[] = [
  { method: 'GET', url: '/v1/nothing-here', status: 404, code: 'not-found' },
  { method: 'GET', url: '/v1/%zz', status: 400, code: 'query-malformed' },
  {
    method: 'PUT',
    url: '/v1/statements',
    type: 'application/json',
    payload: '{}',
    status: 405,
    code: 'method-not-allowed',
  },
  { method: 'DELETE', url: '/log/entry/0', status: 405, code: 'method-not-allowed' },
  { method: 'DELETE', url: '/v1/trail/entity/E-1?size=3', status: 405, code: 'method-not-allowed' },
  { method: 'DELETE', url: '/v1/nothing-here', status: 404, code: 'not-found' },
  { method: 'POST', url: '/v1/statements', status: 415, code: 'unsupported-media-type' },
  ...['text/plain', 'application/octet-stream', 'multipart/form-data; boundary=x'].map((type) => ({
    ...{ method: 'POST' as const, url: '/v1/statements', type, payload: '{}' },
    ...{ status: 415, code: 'unsupported-media-type' },
  })),
  {
    method: 'POST',
    url: '/v1/statements',
    type: 'application/json',
    payload: '',
    status: 400,
    code: 'malformed-json',
  },
  {
    method: 'POST',
    url: '/v1/statements',
    type: 'application/json',
    payload: '[]',
    status: 400,
    code: 'submission-malformed',
  },
  {
    method: 'POST',
    url: '/v1/statements?wait=never',
    type: 'application/json',
    payload: '{}',
    status: 400,
    code: 'query-malformed',
  },
  {
    method: 'POST',
    url: '/v1/files',
    type: 'application/octet-stream',
    payload: 'x',
    status: 401,
    code: 'token-missing',
  },
  { method: 'GET', url: '/v1/tasks', status: 401, code: 'token-missing' },
  { method: 'GET', url: '/v1/draws/none', status: 404, code: 'not-found' },
  { method: 'GET', url: '/log/entry/99999', status: 404, code: 'not-found' },
  { method: 'GET', url: '/log/entry/first', status: 400, code: 'query-malformed' },
  { method: 'GET', url: '/log/proof/0?size=3', status: 404, code: 'not-found' },
  { method: 'GET', url: '/log/tile/9/x999', status: 404, code: 'not-found' },
  { method: 'GET', url: '/log/witnessed', status: 404, code: 'witness-not-configured' },
];

describe('a refusal', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await Bureau.open();
    await bureau.app.listen(0, '127.0.0.1');
  });
  afterAll(() => bureau.close());

  const send = async ({ method, url, type, payload }: Sent): Promise<Response> => {
    const headers = type === undefined ? {} : { 'content-type': type };
    return answerOf(
      await bureau.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) }),
    );
  };
  const expectProblem = (answer: Response, status: number, code: string): void => {
    expect(answer).toMatchObject({ status, code });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    const { type, title, detail, facts } = answer.body;
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'detail', 'facts', 'status', 'title', 'type']);
    expect(type).toBe(`urn:mingjing:refusal:${code}`);
    expect(answer.body['status']).toBe(status);
    expect(title).toMatch(/[\u4e00-\u9fff]/);
    // A sentence, as a clerk reads it.
    expect(detail).toMatch(/^[A-Z"].{10,}\.$/);
    expect(typeof facts).toBe('object');
  };

  it.each(REFUSALS)('of $method $url ($type) is $status $code, in problem details', async (refusal) => {
    expectProblem(await send(refusal), refusal.status, refusal.code);
  });

  it.each([
    ['no HTTP at all', 'statements, please\r\n\r\n', 400, 'request-malformed'],
    [
      ...['headers without end', `GET /v1/ledger HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`],
      ...[431, 'headers-too-large'],
    ] as const,
  ])('of %s is one too', async (_what, sent, status, code) => {
    const [head = '', body = ''] = (await overTheWire(bureau, sent)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} .*problem\\+json`, 's'));
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it('speaks of the draw that was asked for, however long its name is on the wire', async () => {
    const { body } = await send({ method: 'GET', url: `/v1/draws/${encodeURIComponent('县'.repeat(33))}` });
    expect(body['detail']).toBe(`There is no draw ${'县'.repeat(33)}.`);
  });

  it('of a witnessed checkpoint, where the ledger has no witness policy, promises none and says how to name witnesses', async () => {
    const { body } = await send({ method: 'GET', url: '/log/witnessed' });
    expect(body['detail']).toContain('No witness policy is configured');
    expect(body['detail']).toContain('Take /log/checkpoint');
    expect(body['detail']).toContain('MINGJING_WITNESS_POLICY');
  });

  it('of a statement is one too, with the facts that it stands on', async () => {
    const other = { type: 'OrgRegistered', stream: 'org/x', data: { name: '样例', kind: 'COUNTY_HEALTH' } };
    const unknown = await bureau.tries('head/H-9', other);
    expectProblem(unknown, 403, 'key-unknown');
    expect(unknown.body['facts']).toMatchObject({ actor: 'head/H-9', position: 0 });
    const invalid = await bureau.tries('founder', { ...other, data: { name: '样例', kind: 'CIRCUS' } });
    expectProblem(invalid, 422, 'payload-invalid');
  });

  it('is counted by its code, and leaves nothing in the log', async () => {
    const { counts } = bureau.app.get(ProblemFilter);
    const size = await bureau.ledger.store.size();
    const before = counts.get('unsupported-media-type') ?? 0;
    const refusal = { method: 'POST', url: '/v1/statements', type: 'text/plain', payload: '{}' } as const;
    await send(refusal);
    await send(refusal);
    expect(counts.get('unsupported-media-type')).toBe(before + 2);
    expect(await bureau.ledger.store.size()).toBe(size);
  });

  it('of what failed tells whoever asked to ask again, and to state again only who stated', async () => {
    const { store }: { store: Partial<EventStore> } = bureau.ledger;
    store.read = () => Promise.reject(new Error('the disk is gone'));
    const { status, code, body } = await bureau.get('/log/entry/0');
    delete store.read;
    expect((await bureau.get('/log/entry/0')).status).toBe(200);
    expect([status, code, body['detail']]).toEqual([
      500,
      'internal-error',
      expect.stringContaining('Ask again'),
    ]);
    expect(body['detail']).not.toContain('statement');
    const { code: same, reason } = refusalOf(new Error('the disk is gone'), 'POST').rejection;
    expect([same, reason]).toEqual([code, expect.stringContaining('Send the same statement again')]);
  });
});

/** Bytes to the listening service, and all that comes back. */
async function overTheWire(bureau: Bureau, sent: string): Promise<string> {
  const { port } = bureau.app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.end(sent);
  const parts: string[] = [];
  for await (const part of socket) parts.push(String(part));
  return parts.join('');
}
