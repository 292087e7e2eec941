import { toHex, utf8, type JsonObject } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
import type { Bureau } from '../kit/bureau';
import { fileAndDecide, findAndRecheck } from '../kit/county-course';
import { drawnUpTo } from '../kit/county-draw';
import { AUDITOR, CLERK, HEAD } from '../kit/county-people';
import { drawnPlace, idOf } from '../kit/county-visit';

const ORDER = idOf('order of a declared moment');
const CASE = idOf('case of a declared moment');
const china = (moment: string): string => `2026-${moment}:00.000+08:00`;

/** Found and ordered on 10 March, rechecked on the 24th, penalised on 2 April, paid on the 3rd and the 9th. */
describe('an answer about what had happened by a moment', () => {
  let bureau: Bureau;
  let finding: string;

  beforeAll(async () => {
    bureau = await drawnUpTo('UNBLINDED');
    const pair = drawnPlace(bureau);
    finding = await findAndRecheck(bureau, pair, ORDER, { gate: 'I_O' });
    await fileAndDecide(bureau, pair, CASE, finding);
    const served = { method: 'IN_PERSON' };
    await bureau.says(pair.lead, { type: 'DecisionServed', stream: `case/${CASE}`, data: served });
    await bureau.passTo(china('04-10T09:00'));
    for (const [day, amountFen] of [
      ['04-09', 150_000],
      ['04-03', 50_000],
    ] as const) {
      const paid = { id: idOf(day), type: 'FinePaid', stream: `case/${CASE}`, data: { amountFen } };
      await bureau.says(CLERK, { ...paid, occurredAt: china(`${day}T10:00`) });
    }
    await bureau.passTo(china('05-30T09:00'));
    await bureau.says(HEAD, { type: 'CaseClosed', stream: `case/${CASE}`, data: { reason: 'EXECUTED' } });
  });
  afterAll(() => bureau.close());

  const ask = async (path: string): Promise<JsonObject> => {
    const { status, body, text } = await bureau.get(path, AUDITOR);
    expect({ path, status, text }).toMatchObject({ status: 200 });
    return body;
  };
  const by = (day: string): string => `occurred-by=${encodeURIComponent(china(`${day}T00:00`))}`;
  const asOf = (day: string): string => `as-of=${encodeURIComponent(china(`${day}T00:00`))}`;
  const states = async (query: string): Promise<Readonly<Record<string, unknown>>> => {
    const { rows } = await ask(`/v1/three-musts/findings/${finding}?${query}`);
    return Object.fromEntries((rows as readonly JsonObject[]).map(({ must, state }) => [must, state]));
  };

  it.each([
    ['04-03', 0],
    ['04-04', 50_000],
    ['04-10', 200_000],
  ])(
    'of a case that had been paid by %s in part, though more was entered before, names %i fen',
    async (day, fen) => {
      expect(await ask(`/v1/cases/${CASE}?${by(day)}`)).toMatchObject({
        state: { enforcement: { state: { paidFen: fen, stage: 'SERVED' } } },
      });
    },
  );

  it('names the amount that a correction gives of a payment once it was stated, and what was recorded beside', async () => {
    const id = idOf('correction of a payment');
    const target = idOf('04-09');
    const { events } = await ask(`/v1/trail/case/${CASE}`);
    const { index } = (events as readonly JsonObject[]).find((event) => event['id'] === target)!;
    const correction = {
      ...{ target, targetIndex: index!, member: 'data.amountFen', newValue: '140000' },
      ...{ oldHash: toHex(sha256(utf8('150000'))), reason: '笔误', authority: '文书制作规范' },
    };
    const stream = `correction/${id}`;
    await bureau.says(CLERK, { type: 'CorrectionRecorded', stream, data: correction, cosigners: [HEAD] });
    const paid = async (query = ''): Promise<unknown> =>
      ((await ask(`/v1/cases/${CASE}?${query}`)) as never)['state']['enforcement']['state'];
    expect(await paid()).toMatchObject({
      paidFen: 190_000,
      payments: [{ id: target, amountFen: 140_000, statedFen: 150_000 }, { amountFen: 50_000 }],
    });
    expect(await paid(by('04-11'))).toMatchObject({ paidFen: 200_000 });
  });

  it('judges what had happened by then as of then', async () => {
    expect(await states(by('03-20'))).toEqual({ M1: 'MET', M2: 'PENDING', M3: 'PENDING' });
    expect(await states(by('03-20'))).toEqual(await states(asOf('03-20')));
    expect(await states('')).toEqual({ M1: 'MET', M2: 'MET', M3: 'MET' });
  });

  it('judges it as of another moment where one is asked', async () => {
    const late = `${by('03-20')}&${asOf('05-29')}`;
    expect(await states(late)).toEqual({ M1: 'MET', M2: 'OVERDUE', M3: 'OVERDUE' });
  });

  it('rolls up what had happened by then as of then', async () => {
    const { asOf: judged, total } = await ask(`/v1/three-musts?origin=ALL&${by('03-20')}`);
    expect(judged).toBe(china('03-20T00:00'));
    const then = await ask(`/v1/three-musts?origin=ALL&${asOf('03-20')}`);
    expect(total).toEqual(then['total']);
  });

  it('leaves out a finding that nobody had found yet', async () => {
    const listed = await ask(`/v1/three-musts/findings?origin=ALL&${by('03-09')}`);
    expect(listed['rows']).toEqual([]);
    expect((await bureau.get(`/v1/three-musts/findings/${finding}?${by('03-09')}`, AUDITOR)).status).toBe(
      404,
    );
  });
});
