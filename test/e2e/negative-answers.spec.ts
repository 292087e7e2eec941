import type { Bureau } from '../kit/bureau';
import { busyMorning } from '../kit/busy-morning';
import { drawnUpTo } from '../kit/county-draw';
import { AUDITOR, ORGANISER, PUBLISHER } from '../kit/county-people';
import { drawnPlace } from '../kit/county-visit';

/** Architecture: a negative answer says which streams were read and up to where. */
describe('a negative answer', () => {
  let bureau: Bureau;
  let finding = '';
  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const { streams } = await busyMorning(bureau, drawnPlace(bureau));
    finding = Object.values(streams).find((stream) => stream.startsWith('finding/')) ?? '';
  });
  afterAll(() => bureau.close());

  const ask = async (path: string): Promise<Record<string, unknown>> =>
    (await bureau.get(path, AUDITOR)).body;

  it('of a trail was looked for in every stream, up to the size that it is true at', async () => {
    const answer = await ask('/v1/trail/nope/x');
    expect(answer).toMatchObject({ events: [], read: { streams: ['*'], upTo: answer['size'] } });
    expect(await ask('/v1/trail/nope/x?size=20')).toMatchObject({ size: 20, read: { upTo: 20 } });
  });

  it('of a trail is not given of a name that no stream and no actor can have', async () => {
    for (const subject of [`in ${finding}`, 'on 2b1f', ' ']) {
      const { status, code, detail } = await ask(`/v1/trail/${encodeURIComponent(subject)}`);
      expect([status, code, detail]).toEqual([400, 'query-malformed', expect.stringContaining('no')]);
    }
  });

  it('of a trail names to a limited role what that role reads, and no more', async () => {
    const asked = async (reader: string): Promise<unknown> =>
      (await bureau.get(`/v1/trail/${finding}`, reader)).body['read'];
    const organiser = await asked(ORGANISER);
    expect(organiser).toMatchObject({ elsewhere: 'PUBLIC_AND_OWN' });
    const { streams } = organiser as { readonly streams: readonly string[] };
    expect(streams).toEqual(expect.arrayContaining(['entity/*', 'task/*', 'upstream/*']));
    expect(streams).not.toContain('finding/*');
    expect((await asked(PUBLISHER)) as object).toMatchObject({ elsewhere: 'PUBLIC_AND_OWN' });
    expect(JSON.stringify(await asked(PUBLISHER))).not.toContain('task/*');
    expect(await asked(AUDITOR)).toEqual({ streams: ['*'], upTo: expect.any(Number) });
  });

  it.each([
    ['/v1/tasks?draw=none', 'rows', 'task/*'],
    ['/v1/registers/entities?category=MC', 'rows', 'entity/*'],
    ['/v1/registers/officers?status=LEFT', 'rows', 'officer/*'],
    ['/v1/imports/unfinished', 'imports', 'import/*'],
  ])('of a list names where it was looked, and up to where: %s', async (path, member, streams) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ [member]: [], read: { upTo: answer['size'] } });
    expect((answer['read'] as { readonly streams: readonly string[] }).streams).toContain(streams);
  });

  it.each([
    ['/v1/tasks?status=DONE', '"status" must be one of ASSIGNED, STARTED, FINISHED, CLOSED.'],
    ['/v1/registers/officers?status=CLOSED', '"status" must be one of ACTIVE, UNAVAILABLE, LEFT.'],
    ['/v1/three-musts?from=2026-03-02&to=2026-03-01', '"to" must be no earlier than "from".'],
  ])('is not given where nothing could ever be found: %s', async (path, detail) => {
    expect(await ask(path)).toMatchObject({ status: 400, code: 'query-malformed', detail });
    const unknown = await ask('/v1/tasks?origin=LUCK');
    expect(unknown).toMatchObject({ code: 'query-malformed', detail: expect.stringContaining('DRAW') });
  });

  it('as of a moment denies nothing that happened later', async () => {
    const [before, told] = ['2020-01-01T00:00:00.000+08:00', `finding ${finding.slice(8)}`];
    for (const [path, what] of [
      ['/v1/streams/ledger/main', 'stream ledger/main'],
      [`/v1/three-musts/${finding.replace('/', 's/')}`, told],
    ]) {
      const { detail, facts, code } = await ask(`${path}?occurred-by=${before}`);
      expect([code, detail]).toEqual([
        'not-found',
        expect.stringMatching(
          new RegExp(`^The log up to size \\d+ had nothing of ${what} by 2020-01-01T.* later`),
        ),
      ]);
      expect(facts).toMatchObject({ size: expect.any(Number), occurredBy: before });
    }
    expect(await ask('/v1/streams/order/none')).toMatchObject({
      detail: expect.stringMatching(/has no stream order\/none: /),
      facts: { stream: 'order/none' },
    });
  });

  it('of the three musts was looked for wherever orders, rechecks and penalties can stand', async () => {
    for (const path of [`/v1/three-musts/findings/${finding.slice(8)}`, '/v1/three-musts']) {
      const { read, size } = await ask(path);
      expect(read).toMatchObject({ upTo: size });
      const { streams } = read as { readonly streams: readonly string[] };
      expect(streams).toEqual(
        expect.arrayContaining(['case/*', 'finding/*', 'order/*', 'referral/*', 'task/*']),
      );
    }
  });
});
