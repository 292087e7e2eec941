import type { JsonObject } from '@mingjing/kernel';
import type { Bureau, Saying } from '../kit/bureau';
import { ENTITIES } from '../kit/county';
import { DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, CLERK, OBSERVER, REGISTRAR } from '../kit/county-people';

interface List {
  readonly size: number;
  readonly rows: readonly { readonly key: string; readonly row: JsonObject }[];
  readonly next?: string;
}

describe('a question to the ledger', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
  });
  afterAll(() => bureau.close());

  const ask = async (path: string): Promise<JsonObject> => {
    const answer = await bureau.get(path, AUDITOR);
    expect({ path, status: answer.status, text: answer.text }).toMatchObject({ path, status: 200 });
    return answer.body;
  };
  const list = async (path: string): Promise<List> => (await ask(path)) as unknown as List;
  const keys = ({ rows }: List): readonly string[] => rows.map(({ key }) => key);
  const everyPage = async (path: string): Promise<readonly string[]> => {
    const page = await list(path);
    if (page.next === undefined) return keys(page);
    return [...keys(page), ...(await everyPage(`${path.replace(/&after=.*/, '')}&after=${page.next}`))];
  };
  const close = (entity: string): Saying => ({
    type: 'EntityChanged',
    stream: `entity/${entity}`,
    data: { changes: { status: 'CLOSED' }, reason: '停业' },
  });
  const regrade = async (entity: string, grade: string): Promise<number> => {
    const data = { changes: { grade }, reason: '量化分级' };
    const { body } = await bureau.says(REGISTRAR, {
      type: 'EntityChanged',
      stream: `entity/${entity}`,
      data,
    });
    return (body as unknown as readonly { readonly index: number }[])[0]?.index ?? 0;
  };

  it('names the size at which its answer is true, and may be asked as of an earlier one', async () => {
    const index = await regrade('E-001', 'C');
    const state = async (query: string): Promise<unknown> =>
      (await ask(`/v1/streams/entity/E-001${query}`))['state'];
    expect(JSON.stringify(await state(`?min-size=${String(index + 1)}`))).toContain('"grade":"C"');
    expect(JSON.stringify(await state(`?size=${String(index)}`))).not.toContain('"grade"');
    expect(await ask(`/v1/registers/entities?size=${String(index)}&limit=1`)).toMatchObject({ size: index });
    expect((await bureau.get('/v1/registers/entities?size=99999', AUDITOR)).code).toBe('size-not-reached');
  });

  it('waits for a size that the log has yet to reach', async () => {
    const { size } = bureau.ledger.writer.sealed;
    const waiting = ask(`/v1/streams/entity/E-002?min-size=${String(size + 1)}`);
    await regrade('E-002', 'A');
    await bureau.ledger.follower.catchUp();
    expect(JSON.stringify(await waiting)).toContain('"grade":"A"');
  });

  it('is answered from the register in pages, each going on where the last one ended', async () => {
    const first = await list('/v1/registers/entities?limit=20');
    const second = await list(`/v1/registers/entities?limit=20&after=${first.next ?? ''}`);
    expect([...keys(first), ...keys(second)]).toEqual(ENTITIES.map((id) => `entity/${id}`));
    expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 4, undefined]);
    expect(keys(await list('/v1/registers/entities?category=MI'))).toHaveLength(8);
    expect(keys(await list('/v1/registers/officers'))).toHaveLength(6);
    await bureau.says(REGISTRAR, close('E-024'));
    expect(keys(await list('/v1/registers/entities?status=CLOSED'))).toEqual(['entity/E-024']);
    expect((await bureau.get('/v1/registers/vehicles', AUDITOR)).code).toBe('not-found');
  });

  it('finds the tasks of a draw, an entity, an officer', async () => {
    const drawn = drawnTasks(bureau);
    const { task, entity, lead = '' } = drawn[0]!;
    expect(keys(await list(`/v1/tasks?draw=${DRAW}`))).toEqual(drawn.map((one) => `task/${one.task}`).sort());
    expect(keys(await list(`/v1/tasks?entity=${entity}`))).toEqual([`task/${task}`]);
    const led = drawn.filter((one) => one.lead === lead).map((one) => `task/${one.task}`);
    expect(await everyPage(`/v1/tasks?lead=${lead}&limit=1`)).toEqual(led.sort());
    expect(await list('/v1/tasks?status=FINISHED')).toMatchObject({ rows: [] });
  });

  it.each([
    ['/v1/tasks?limit=0', '"limit" must be at least 1.'],
    ['/v1/tasks?limit=many', '"limit" must be a decimal integer.'],
    ['/v1/tasks?draw=a&draw=b', '"draw" must be given once.'],
    ['/v1/tasks?size=-1', '"size" must be a decimal integer.'],
    [
      '/v1/tasks?occurred-by=yesterday',
      '"occurred-by" must be a moment to the millisecond with its offset, such as 2026-03-05T10:10:00.000+08:00.',
    ],
    [
      '/v1/three-musts?as-of=yesterday',
      '"as-of" must be a moment to the millisecond with its offset, such as 2026-03-05T10:10:00.000+08:00.',
    ],
    ['/v1/three-musts?from=2026-02-30', '"from" must be a day such as 2026-03-05.'],
    [
      '/v1/three-musts?by=colour',
      '"by" must be one of origin, org, section, officer, category, violation, period, district.',
    ],
  ])('is refused with what is wrong with it: %s', async (path, detail) => {
    expect((await bureau.get(path, AUDITOR)).body).toMatchObject({
      status: 400,
      code: 'query-malformed',
      detail,
    });
  });

  it('takes a moment with its "+" as somebody types it into an address', async () => {
    const moment = '2026-03-05T10:10:00.000+08:00';
    for (const path of ['/v1/tasks?occurred-by', '/v1/three-musts?as-of']) {
      expect(await ask(`${path}=${moment}`)).toEqual(await ask(`${path}=${encodeURIComponent(moment)}`));
    }
  });

  it('needs the token of somebody who holds a role, and is answered for him alone', async () => {
    expect((await bureau.get('/v1/tasks')).body).toMatchObject({ status: 401, code: 'token-missing' });
    expect((await bureau.get('/v1/tasks', 'officer/G-99')).body).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    const answer = await bureau.get('/v1/tasks', CLERK);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
    await bureau.says('founder', {
      type: 'RoleWithdrawn',
      stream: `actor/${OBSERVER}`,
      data: { actor: OBSERVER, role: 'OBSERVER', org: 'discipline', reason: '调离' },
    });
    expect((await bureau.get('/v1/tasks', OBSERVER)).body).toMatchObject({
      status: 403,
      code: 'may-not-read',
    });
  });
});
