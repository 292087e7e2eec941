import { openApiOf } from '../../apps/ledger/http/openapi';
import type { Bureau, Response } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { openCounty } from '../kit/county';
import { advance, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, REGISTRAR } from '../kit/county-people';
import { drawnPlace } from '../kit/county-visit';
import { everyPath, ROUTES } from '../kit/every-path';

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: { readonly enum?: readonly string[] };
  }[];
}

describe('the parameters of a question', () => {
  let bureau: Bureau;
  /** Route → an address of it that is answered. */
  const answered = new Map<string, string>();
  let waiting: readonly string[] = [];
  let paths: Readonly<Record<string, { readonly get?: Operation }>> = {};

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
    const { streams } = await busyMorning(bureau, drawnPlace(bureau));
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
    for (const { route, path } of everyPath({ bureau, from: 20, streams })) {
      if (answered.has(route) || (await bureau.get(path, AUDITOR)).status !== 200) continue;
      answered.set(route, path.split('?')[0] ?? path);
    }
    ({ paths } = openApiOf(bureau.app) as unknown as { paths: typeof paths });
    const waits = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === 'min-size');
    waiting = ROUTES.filter((route) => paths[route]?.get !== undefined && waits(paths[route].get));
  });
  afterAll(() => bureau.close());

  const ask = (route: string, query: string): Promise<Response> =>
    bureau.get(`${answered.get(route) ?? route}?${query}`, AUDITOR);
  const grow = (): Promise<Response> =>
    bureau.says(REGISTRAR, {
      type: 'EntityChanged',
      stream: 'entity/E-001',
      data: { changes: { grade: 'C' }, reason: '量化分级' },
    });

  it('are all declared: another one is refused and not ignored', async () => {
    for (const route of ROUTES) {
      const { status, code, body } = await ask(route, 'as_of=2026-03-01');
      expect([route, status, code]).toEqual([route, 400, 'query-malformed']);
      expect(body['detail']).toMatch(/^"as_of" is no parameter of this address; it takes /);
    }
  });

  it('that take one of some values take no other, and say which', async () => {
    const asked: string[] = [];
    for (const [route, { get: operation }] of Object.entries(paths)) {
      for (const { name, schema } of operation?.parameters ?? []) {
        if (schema?.enum === undefined && name !== 'category') continue;
        const { status, code, body } = await ask(route, `${name}=ZZ`);
        expect([route, name, status, code]).toEqual([route, name, 400, 'query-malformed']);
        expect(body['detail']).toMatch(new RegExp(`^"${name}" must be one of `));
        asked.push(name);
      }
    }
    const named = [
      'by',
      'category',
      'disclosures',
      'files',
      'full',
      'must',
      'origin',
      'over',
      'proof',
      'state',
      'status',
    ];
    expect([...new Set(asked)].sort()).toEqual(named);
  });

  it('of a register are those that its rows have', async () => {
    for (const [question, says] of [
      ['entities?category=PP', undefined],
      ['entities?category=MC', undefined],
      ['entities?status=RETIRED', '"status" must be one of '],
      ['officers?category=PP', '"category" must be asked of entities alone'],
      ['officers?district=371234', '"district" must be asked of entities alone'],
    ] as const) {
      const { status, body } = await bureau.get(`/v1/registers/${question}`, AUDITOR);
      expect([question, status]).toEqual([question, says === undefined ? 200 : 400]);
      if (says !== undefined) expect(body['detail']).toContain(says);
    }
  });

  it('let every query of the ledger wait for a size, and hold it to that', async () => {
    expect(waiting).toHaveLength(ROUTES.filter((route) => route.startsWith('/v1/')).length);
    // What if is a question before the freeze, asked in draw-lists; no import is unfinished here.
    const elsewhere = ['/what-if', '/unfinished/{file}'];
    for (const route of waiting.filter((one) => !elsewhere.some((end) => one.endsWith(end)))) {
      const size = bureau.ledger.writer.sealed.size + 1;
      const asked = ask(route, `min-size=${String(size)}`);
      await grow();
      await bureau.ledger.follower.catchUp();
      const { status, body, headers } = await asked;
      const ofBundle = (body['checkpoint'] as string | undefined)?.split('\n')[1];
      const at = Number(headers['mingjing-size'] ?? body['size'] ?? ofBundle);
      expect([route, status, at >= size]).toEqual([route, 200, true]);
      const { code } = await ask(route, 'min-size=soon');
      expect([route, code]).toEqual([route, 'query-malformed']);
    }
  });

  it('wait ten seconds for it and no longer: then the refusal says how far the log is', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    try {
      const { size } = bureau.ledger.writer.sealed;
      for (const route of waiting) {
        const asked = ask(route, 'min-size=99999');
        await untilATimerRuns();
        await jest.advanceTimersByTimeAsync(10_000);
        const { status, code, body } = await asked;
        expect([route, status, code]).toEqual([route, 503, 'size-not-reached']);
        expect(body['facts']).toEqual({ wanted: 99_999, size });
      }
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ...['/v1/draws/none', '/v1/draws/none/transcript', '/v1/streams/entity/none', '/v1/findings/none'],
    ...['/v1/orders/none', '/v1/cases/none', '/v1/registers/vehicles', '/v1/three-musts/findings/none'],
    ...['/log/entry/99999', '/log/proof/99999', '/log/tile/9/000', `/log/files/${'f'.repeat(64)}`],
  ])('name something: where there is no such thing the answer is 404: %s', async (path) => {
    expect(await bureau.get(path, AUDITOR)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('of a list with nothing in it name the size up to which that is true', async () => {
    const empty = await openCounty();
    for (const path of ['/v1/tasks?draw=none', '/v1/imports/unfinished', '/v1/trail/entity/none']) {
      const { status, body } = await empty.get(path, AUDITOR);
      expect([status, body['size']]).toEqual([200, empty.ledger.writer.sealed.size]);
    }
    await empty.close();
  });
});

/** The question is on its way once the service waits with its patience. */
async function untilATimerRuns(): Promise<void> {
  while (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
}
