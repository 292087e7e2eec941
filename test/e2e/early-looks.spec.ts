import { drawOf } from '@mingjing/draw';
import type { JsonObject } from '@mingjing/kernel';
import type { Bureau, Response } from '../kit/bureau';
import { DRAW, drawnTasks, drawnUpTo } from '../kit/county-draw';
import { AUDITOR, COUNTERSIGNER, HEAD, LEGAL, ORGANISER } from '../kit/county-people';

/** The officers know already, the entities do not: the draw's own roles may look, and are seen to look. */
describe('an early look at a draw', () => {
  let bureau: Bureau;

  beforeAll(async () => {
    bureau = await drawnUpTo('OFFICERS');
  });
  afterAll(() => bureau.close());

  /** The answer, and what the ledger recorded of the look. */
  const look = async (path: string, reader: string): Promise<readonly [Response, readonly JsonObject[]]> => {
    const before = await bureau.ledger.store.size();
    const answer = await bureau.get(path, reader);
    // Nothing is waited for: what was shown stands recorded, durable and sealed, by the time it is shown.
    expect(bureau.ledger.writer.sealed.size).toBe(await bureau.ledger.store.size());
    const entries = await bureau.ledger.store.read(before, 100);
    return [
      answer,
      entries.map((bytes) => {
        const { statement } = JSON.parse(Buffer.from(bytes).toString()) as { statement: JsonObject };
        expect(statement).toMatchObject({
          type: 'AccessRecorded',
          actor: 'ledger',
          algorithm: 'observed/v1',
        });
        return statement['data'] as JsonObject;
      }),
    ];
  };
  const frozenList = (): string =>
    drawOf(bureau.ledger.writer.facts(), DRAW)?.frozen?.lists.officers.sha256 ?? '';

  it('through a list is recorded once, however many tasks it shows', async () => {
    const [answer, recorded] = await look(`/v1/tasks?draw=${DRAW}`, HEAD);
    expect(answer.body['rows']).toHaveLength(drawnTasks(bureau).length);
    expect(recorded).toEqual([{ reader: HEAD, subject: `draw/${DRAW}`, early: true }]);
  });

  it('is recorded only of what was shown', async () => {
    const { entity = '' } = drawnTasks(bureau)[0] ?? {};
    const [page, none] = await look(`/v1/trail/entity/${entity}?limit=1`, LEGAL);
    expect([(page.body['events'] as readonly JsonObject[]).length, none]).toEqual([1, []]);
    const [, recorded] = await look(`/v1/trail/entity/${entity}`, LEGAL);
    expect(recorded).toEqual([{ reader: LEGAL, subject: `task/${DRAW}/${entity}`, early: true }]);
  });

  it('at one task, one entry or a bundle is recorded with each stream that was seen', async () => {
    const { task = '' } = drawnTasks(bureau)[1] ?? {};
    const [state, recorded] = await look(`/v1/streams/task/${task}`, COUNTERSIGNER);
    expect([state.status, recorded]).toEqual([
      200,
      [{ reader: COUNTERSIGNER, subject: `task/${task}`, early: true }],
    ]);
    const executed = drawOf(bureau.ledger.writer.facts(), DRAW)?.executed?.index ?? 0;
    const [bundle, seen] = await look(`/log/tile/entries/000.p/${String(executed + 1)}`, ORGANISER);
    expect([bundle.status, seen]).toEqual([
      200,
      [{ reader: ORGANISER, subject: `draw/${DRAW}`, early: true }],
    ]);
  });

  it('at a frozen list is for the same people, and recorded too', async () => {
    const [list, recorded] = await look(`/log/files/${frozenList()}`, LEGAL);
    expect([list.status, recorded]).toEqual([
      200,
      [{ reader: LEGAL, subject: `file/${frozenList()}`, early: true }],
    ]);
    expect((await bureau.get(`/log/files/${frozenList()}`, AUDITOR)).code).toBe('sealed-until-unblinding');
  });

  it('is refused where it cannot be recorded, and nothing is shown', async () => {
    const { task = '' } = drawnTasks(bureau)[1] ?? {};
    const before = await bureau.ledger.store.size();
    await bureau.withClockBehind(async () => {
      for (const path of [
        `/v1/streams/task/${task}`,
        `/v1/tasks?draw=${DRAW}`,
        `/log/files/${frozenList()}`,
      ]) {
        const answer = await bureau.get(path, HEAD);
        expect([path, answer.status, answer.code]).toEqual([path, 503, 'clock-behind']);
        expect(answer.text).not.toContain(task);
      }
      // What needs no record is shown as ever.
      expect((await bureau.get('/v1/ledger', HEAD)).status).toBe(200);
    });
    expect(await bureau.ledger.store.size()).toBe(before);
  });

  it('is there for auditors to see at once where it names no task', async () => {
    const { status, body } = await bureau.get(`/v1/trail/access/draw.${DRAW}`, AUDITOR);
    expect(status).toBe(200);
    const events = body['events'] as readonly { readonly data: JsonObject }[];
    expect(events.map(({ data }) => data['reader'])).toEqual([HEAD, ORGANISER]);
  });

  it('is listed with the others of its draw, to readers, naming no task while that is sealed', async () => {
    const path = `/v1/draws/${DRAW}/early-looks`;
    expect((await bureau.get(path)).status).toBe(401);
    const [answer, recorded] = await look(path, AUDITOR);
    const looks = answer.body['looks'] as readonly JsonObject[];
    expect([answer.status, recorded]).toEqual([200, []]);
    expect(looks.map(({ reader, kind, subject }) => [reader, kind, subject])).toEqual([
      [HEAD, 'draw', `draw/${DRAW}`],
      [LEGAL, 'task', undefined],
      [COUNTERSIGNER, 'task', undefined],
      [ORGANISER, 'draw', `draw/${DRAW}`],
      [LEGAL, 'file', undefined],
    ]);
    expect(drawnTasks(bureau).filter(({ task }) => answer.text.includes(task))).toEqual([]);
    // Nor does the list show it to those who may look: that would be one more look.
    expect((await look(path, HEAD))[1]).toEqual([]);
  });

  it('is none any more after the last unblinding', async () => {
    await bureau.passTo('2026-03-09T12:30:00.000+08:00');
    const [answer, recorded] = await look(`/v1/tasks?draw=${DRAW}`, HEAD);
    expect([answer.status, recorded]).toEqual([200, []]);
    expect((await bureau.get(`/log/files/${frozenList()}`, AUDITOR)).status).toBe(200);
    const { body } = await bureau.get(`/v1/draws/${DRAW}/early-looks`, AUDITOR);
    const tasks = (body['looks'] as readonly JsonObject[]).filter(({ kind }) => kind === 'task');
    expect(tasks.map(({ subject }) => typeof subject)).toEqual(['string', 'string']);
  });
});
