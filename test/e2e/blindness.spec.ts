import { drawOf } from '@mingjing/draw';
import { openApiOf } from '../../apps/ledger/http/openapi';
import type { Bureau, Response } from '../kit/bureau';
import { busyMorning, type Told } from '../kit/busy-morning';
import {
  AUDITOR,
  CLERK,
  COUNTERSIGNER,
  HEAD,
  LEGAL,
  OBSERVER,
  OFFICERS,
  ORGANISER,
  PUBLISHER,
  REGISTRAR,
} from '../kit/county-people';
import { advance, DRAW, drawnTasks, drawnUpTo, reveal, secretOf } from '../kit/county-draw';
import { pairOf, type Pair } from '../kit/county-visit';
import { ENTITIES } from '../kit/county';
import { everyPath, ROUTES, type Asked } from '../kit/every-path';

/** One draw, stage by stage: at each the whole service is asked everything by everybody. */
describe('the blindness of a draw', () => {
  let bureau: Bureau;
  let from = 0;
  let pair: Pair;
  let stranger = '';
  let told: Told | undefined;

  beforeAll(async () => {
    bureau = await drawnUpTo('FROZEN');
    from = drawOf(bureau.ledger.writer.facts(), DRAW)?.frozen?.index ?? 0;
  });
  afterAll(() => bureau.close());

  const questions = (): readonly Asked[] => everyPath({ bureau, from, streams: told?.streams ?? [] });
  /** Nobody of these has a role in the draw; `stranger` is an officer who does not go there. */
  const outsiders = (): readonly (string | undefined)[] => [
    ...[undefined, OBSERVER, AUDITOR, CLERK, REGISTRAR, PUBLISHER],
    ...(stranger === '' ? ['officer/G-01'] : [stranger]),
  ];
  /** What follows from the secrets: names of tasks in either spelling, seed, secrets, types of sealed entries. */
  const sealedTexts = (): readonly string[] => {
    const { executed } = drawOf(bureau.ledger.writer.facts(), DRAW) ?? {};
    const names = drawnTasks(bureau).flatMap(({ task }) => [task, task.replace('/', '.')]);
    const derived = executed === undefined ? [] : [executed.seed, executed.selection];
    const types = ['"SeedRevealed"', '"DrawExecuted"', '"TasksAssignedSealed"', '"AssignmentRevealed"'];
    return [...names, ...derived, ...types, secretOf('organiser'), secretOf('legal')];
  };
  /** The paths by which the reader learnt something; and what the service answered with otherwise. */
  const leaksTo = async (reader: string | undefined, asked = questions()): Promise<readonly string[]> => {
    const texts = sealedTexts();
    const leaks: string[] = [];
    for (const { path, own } of asked) {
      const { status, text } = await bureau.get(path, reader);
      const said = own === undefined ? text : text.replaceAll(own, '');
      const found = texts.find((one) => said.includes(one));
      if (found !== undefined) leaks.push(`${path} tells ${found}`);
      if (![200, 401, 403, 404].includes(status)) leaks.push(`${path} answers ${String(status)}: ${text}`);
    }
    return leaks;
  };
  const nobodyLearnsAnything = async (readers = outsiders()): Promise<void> => {
    for (const reader of readers)
      expect({ reader, leaks: await leaksTo(reader) }).toEqual({ reader, leaks: [] });
  };
  const seenBy = (reader: string, stream: string): Promise<Response> =>
    bureau.get(`/v1/streams/${stream}`, reader);

  it('is tried on every route that reads, and on those of tomorrow', () => {
    const { paths } = openApiOf(bureau.app);
    const reading = Object.entries(paths).filter(([, methods]) => methods.get !== undefined);
    expect(reading.map(([route]) => route).sort()).toEqual([...ROUTES].sort());
  });

  it('keeps a reveal from everybody, whatever his role, until the draw is executed', async () => {
    await advance(bureau, 'REVEALING', 'REVEALING');
    await nobodyLearnsAnything();
    // Of the rest of the draw they may know; each of their looks at a task would be one more entry.
    const reveals = questions().filter(
      ({ path }) => !path.includes(`${DRAW}/`) && !path.includes(`${DRAW}.`),
    );
    for (const reader of [HEAD, LEGAL, COUNTERSIGNER, ORGANISER]) {
      expect({ reader, leaks: await leaksTo(reader, reveals) }).toEqual({ reader, leaks: [] });
    }
  });

  it('does not end with the last reveal, nor by its receipt', async () => {
    const { text } = await bureau.says(LEGAL, reveal(bureau, 'legal'));
    for (const sealed of sealedTexts()) expect(text).not.toContain(sealed);
    await nobodyLearnsAnything([undefined, AUDITOR, 'officer/G-01']);
  });

  it('lets legal affairs and the head look early, and records each look', async () => {
    const executed = drawOf(bureau.ledger.writer.facts(), DRAW)?.executed?.index ?? 0;
    for (const reader of [COUNTERSIGNER, HEAD]) {
      const before = await bureau.ledger.store.size();
      const entry = await bureau.get(`/log/entry/${String(executed)}`, reader);
      expect([entry.status, entry.body['statement']]).toMatchObject([200, { type: 'DrawExecuted' }]);
      await bureau.ledger.writer.settleDeadlines();
      const [bytes] = await bureau.ledger.store.read(before, 1);
      expect(JSON.parse(Buffer.from(bytes ?? []).toString())).toMatchObject({
        statement: { type: 'AccessRecorded', data: { reader, subject: `draw/${DRAW}`, early: true } },
      });
    }
  });

  it('holds after the countersignature', async () => {
    await advance(bureau, 'COUNTERSIGNED', 'COUNTERSIGNED');
    await nobodyLearnsAnything([undefined, AUDITOR, 'officer/G-01']);
  });

  it('ends for the two who go, at their own task and nowhere else', async () => {
    await advance(bureau, 'OFFICERS', 'OFFICERS');
    const task = drawnTasks(bureau).find(({ stratum }) => stratum === 'S-places');
    pair = pairOf(task!);
    const pool = OFFICERS.map(({ id }) => `officer/${id}`);
    stranger = pool.find((actor) => actor !== pair.lead && actor !== pair.second) ?? '';
    for (const actor of [pair.lead, pair.second]) {
      expect((await seenBy(actor, `task/${pair.task}`)).status).toBe(200);
      const { body } = await bureau.get(`/v1/tasks?draw=${DRAW}`, actor);
      const shown = (body['rows'] as readonly { key: string; row: object }[]).map(({ key }) => key.slice(5));
      const his = drawnTasks(bureau).filter(({ lead, second }) => [lead, second].includes(actor.slice(8)));
      expect(shown).toEqual(his.map(({ task: own }) => own).sort());
    }
    expect((await seenBy(stranger, `task/${pair.task}`)).code).toBe('sealed-until-unblinding');
  });

  it('holds for all others while the first visit is under way, whatever speaks of it', async () => {
    told = await busyMorning(bureau, pair);
    // His own tasks he may know; here he is nobody's officer any more than the others.
    const sent = drawnTasks(bureau).filter(({ lead, second }) => [lead, second].includes(stranger.slice(8)));
    const texts = sent.map(({ task }) => task);
    for (const reader of outsiders()) {
      const leaks = await leaksTo(reader);
      const strange =
        reader === stranger ? leaks.filter((one) => !texts.some((own) => one.includes(own))) : leaks;
      expect({ reader, leaks: strange }).toEqual({ reader, leaks: [] });
    }
  });

  it('ends for auditors with the last unblinding: they see every task, the seed and the secrets', async () => {
    await advance(bureau, 'UNBLINDED', 'UNBLINDED');
    const seen = new Map<string, string>();
    for (const { path, own } of questions()) {
      const { text } = await bureau.get(path, AUDITOR);
      for (const one of sealedTexts()) {
        if ((own === undefined ? text : text.replaceAll(own, '')).includes(one)) seen.set(one, path);
      }
    }
    const unseen = sealedTexts().filter((one) => !seen.has(one) && !one.includes('.'));
    expect(unseen).toEqual([]);
    for (const stream of told?.streams ?? []) expect((await seenBy(AUDITOR, stream)).status).toBe(200);
    expect(ENTITIES.length).toBeGreaterThan(drawnTasks(bureau).length);
  });
});
