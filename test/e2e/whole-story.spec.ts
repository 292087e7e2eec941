import {
  transcriptLines,
  verifyInTenMinutes,
  verifyTranscript,
  type PublicTranscript,
  type TranscriptFile,
} from '@mingjing/draw';
import type { Json, JsonObject } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau, Saying } from '../kit/bureau';
import { AUDITOR, HEAD, LEGAL, ORGANISER } from '../kit/county-people';
import { advance, DRAW, drawnTasks, plannedDraw, reveal } from '../kit/county-draw';
import { openCounty } from '../kit/county';
import { decision, execute, filing, notice, publish, review } from '../kit/county-case';
import { expectASentence } from '../kit/sentence';
import { everyEventIsProved, type TrailedEvent } from '../kit/trailed-events';
import { announce, confirmation, idOf, inspect, leave, order, pairOf, type Pair } from '../kit/county-visit';

const ORDER = idOf('the order');
const CASE = idOf('the case');

/** One story, told in order: each test goes on where the one before it stopped. */
describe('a year of enforcement, from plan to publication', () => {
  let bureau: Bureau;
  let pair: Pair;
  let finding = '';

  const at = (moment: string): Promise<void> => bureau.passTo(`2026-${moment}:00.000+08:00`);
  const read = async (path: string): Promise<JsonObject> => {
    const answer = await bureau.get(path, AUDITOR);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  /** Refused with this code, and the ledger as long as it was. */
  const refused = async (actor: string, saying: Saying, code: string): Promise<void> => {
    const size = await bureau.ledger.store.size();
    const answer = await bureau.tries(actor, saying);
    expect(answer.code).toBe(code);
    expectASentence(answer.body);
    expect(await bureau.ledger.store.size()).toBe(size);
    expect(bureau.ledger.writer.sealed.size).toBe(size);
  };

  beforeAll(async () => {
    bureau = await openCounty();
  });
  afterAll(() => bureau.close());

  it('draws whom nobody chose, and by whom nobody chose', async () => {
    await advance(bureau, 'PLANNED', 'PLANNED');
    await refused(ORGANISER, plannedDraw(), 'draw-exists');
    await advance(bureau, 'FROZEN', 'REVEALING');
    await refused(LEGAL, reveal(bureau, 'legal', { secret: 'ab'.repeat(32) }), 'reveal-does-not-open');
    await advance(bureau, 'EXECUTED', 'COUNTERSIGNED');
    expect((await bureau.get(`/v1/draws/${DRAW}`)).body).toMatchObject({
      status: 'COUNTERSIGNED',
      revealed: 2,
    });
    expect((await bureau.get(`/v1/draws/${DRAW}/transcript`)).code).toBe('sealed-until-unblinding');
    await advance(bureau, 'OFFICERS', 'UNBLINDED');
    const drawn = drawnTasks(bureau);
    expect(drawn).toHaveLength(11);
    pair = pairOf(
      drawn.find(({ stratum, lead }) => stratum === 'S-places' && lead !== undefined) ?? drawn[0]!,
    );
  });

  it('has a transcript that two verifiers recompute, in full and as the public sees it', async () => {
    const full: unknown = await read(`/v1/draws/${DRAW}/transcript?full=true`);
    const open: unknown = (await bureau.get(`/v1/draws/${DRAW}/transcript`)).body;
    expect(verifyTranscript(full as Json, sha256).verdict).toBe('OK');
    expect(verifyTranscript(open as Json, sha256).verdict).toBe('OK (selection only)');
    expect(verifyInTenMinutes(full as TranscriptFile, sha256)).toBe('OK');
    expect(verifyInTenMinutes(open as TranscriptFile, sha256)).toBe('OK (selection only)');
    const lines = await bureau.get(`/v1/draws/${DRAW}/transcript`, undefined, 'application/x-ndjson');
    expect(lines.headers['content-type']).toBe('application/x-ndjson');
    expect(lines.text).toBe([...transcriptLines(open as PublicTranscript)].join(''));
    const { rows } = await read(`/v1/tasks?draw=${DRAW}`);
    const { result } = full as { result: { assignments: readonly { task: string }[] } };
    const assigned = result.assignments.map(({ task }) => `task/${task}`).sort();
    expect((rows as readonly { key: string }[]).map(({ key }) => key)).toEqual(assigned);
  });

  it('sends the two to the place, and opens a finding for what fails', async () => {
    await announce(bureau, pair);
    await at('03-10T09:00');
    finding = await inspect(bureau, pair);
    await at('03-10T10:00');
    await leave(bureau, pair);
    expect(await read(`/v1/findings/${finding}`)).toMatchObject({
      stream: `finding/${finding}`,
      state: { inspection: { state: { status: 'TRACE', task: pair.task } } },
    });
  });

  it('orders the correction of what was confirmed, and of nothing else', async () => {
    await refused(pair.lead, order(ORDER, pair, finding), 'finding-not-confirmed');
    await bureau.says(pair.lead, confirmation(finding, pair));
    await refused(pair.lead, order(ORDER, pair, idOf('no finding')), 'finding-unknown');
    await refused(pair.lead, order(ORDER, pair, finding, { kind: 'BY_DATE' }), 'order-without-date');
    await bureau.says(pair.lead, order(ORDER, pair, finding));
    const served = { type: 'OrderServed', stream: `order/${ORDER}`, data: { method: 'IN_PERSON' } };
    await bureau.says(pair.lead, served);
  });

  it('rechecks after the date, by two', async () => {
    await at('03-24T09:00');
    const data = { mode: 'SITE', findings: [{ finding, corrected: 'YES' }] };
    const recheck = { type: 'RecheckPerformed', stream: `order/${ORDER}`, data };
    await refused(pair.lead, recheck, 'cosigner-not-authorised');
    await bureau.says(pair.lead, { ...recheck, cosigners: [pair.second] });
  });

  it('penalises by general procedure, never before the legal review that the rule requires', async () => {
    const reached = { reached: true, tier: 'GENERAL', reason: '达到处罚裁量标准' };
    const stream = `finding/${finding}`;
    await bureau.says(pair.lead, { type: 'PenaltyStandardAssessed', stream, data: reached });
    await bureau.says(HEAD, filing(CASE, finding, pair));
    await at('03-25T09:00');
    await refused(HEAD, decision(CASE), 'notice-missing');
    await bureau.says(pair.lead, notice(CASE));
    await refused(HEAD, decision(CASE), 'review-missing');
    const reviewed = await review(bureau, CASE, pair);
    await at('04-02T09:00');
    await refused(pair.lead, decision(CASE, reviewed), 'not-authorised');
    await bureau.says(HEAD, decision(CASE, reviewed));
    await execute(bureau, CASE, pair);
    expect(await read(`/v1/cases/${CASE}`)).toMatchObject({
      state: { enforcement: { state: { stage: 'CLOSED', paidFen: 200_000 } } },
    });
  });

  it('publishes exactly the text that was approved, for everybody to read', async () => {
    const text = `行政处罚信息公开：${pair.entity}，罚款2000元。`;
    await publish(bureau, `case/${CASE}`, text);
    const size = bureau.ledger.writer.sealed.size;
    const entry = await bureau.get(`/log/entry/${String(size - 1)}`);
    expect(entry.body).toMatchObject({ statement: { type: 'Published', data: { text } } });
    expect(entry.headers['cache-control']).toContain('immutable');
  });

  it('has met its three musts, and shows by which events', async () => {
    const answer = await read(`/v1/three-musts/findings/${finding}`);
    const rows = answer['rows'] as readonly (JsonObject & { because: readonly JsonObject[] })[];
    expect(rows.map(({ must, state }) => [must, state])).toEqual([
      ['M1', 'MET'],
      ['M2', 'MET'],
      ['M3', 'MET'],
    ]);
    for (const { because } of rows) expect(because.length).toBeGreaterThan(1);
  });

  it('is counted in the roll-up of what was drawn, and not among complaints', async () => {
    const { origin, total, groups } = (await read('/v1/three-musts?by=category')) as unknown as {
      origin: string;
      total: { findings: number; all: object; musts: { M3: { counts: { MET: number } } } };
      groups: readonly { key: string; findings: number }[];
    };
    expect({ origin, total }).toMatchObject({
      origin: 'DRAW',
      total: {
        findings: 1,
        all: {
          due: 3,
          done: { of: 3, count: 3, permille: 1000 },
          onTime: { count: 3 },
          lawful: { count: 3 },
        },
      },
    });
    expect(groups.map(({ key, findings }) => ({ key, findings }))).toEqual([{ key: 'PP', findings: 1 }]);
    expect(await read('/v1/three-musts?origin=COMPLAINT')).toMatchObject({ total: { findings: 0 } });
  });

  it('leads from each number to the rows that it counts, page by page', async () => {
    const counted = '/v1/three-musts/findings?origin=DRAW';
    const { rows } = await read(`${counted}&state=MET`);
    expect(rows).toMatchObject(
      ['M1', 'M2', 'M3'].map((must) => ({ finding, origin: 'DRAW', row: { must, state: 'MET' } })),
    );
    expect(await read(`${counted}&must=M3&limit=1`)).toMatchObject({ rows: [{ row: { must: 'M3' } }] });
    expect(await read(`${counted}&after=${finding}`)).toMatchObject({ rows: [] });
    expect(await read(`${counted}&state=BROKEN`)).toMatchObject({ rows: [] });
    expect((await bureau.get(`${counted}&state=GONE`, AUDITOR)).text).toContain('one of BROKEN, OVERDUE');
  });

  it('leaves a trail of the entity with signer, times and a proof for each event', async () => {
    const { events } = (await read(`/v1/trail/entity/${pair.entity}?proof=inline`)) as unknown as {
      events: readonly TrailedEvent[];
    };
    const types = events.map(({ type }) => type);
    for (const type of [
      'EntityRegistered',
      'InspectionStarted',
      'FindingOpened',
      'RectificationOrdered',
      'CaseFiled',
    ]) {
      expect(types).toContain(type);
    }
    await everyEventIsProved(bureau, events);
  });

  it('keeps the whole file of the case', async () => {
    const { events } = (await read(`/v1/trail/case/${CASE}`)) as { events: readonly JsonObject[] };
    const own = events.filter(({ stream }) => stream === `case/${CASE}`);
    expect(own.map(({ type }) => type)).toEqual([
      ...['CaseFiled', 'NoticeGiven', 'LegalReviewRequested', 'LegalReviewDone', 'PenaltyDecided'],
      ...['DecisionServed', 'FinePaid', 'CaseClosed'],
    ]);
  });
});
