import { act, confirmed, F1, O1, ordered, served, traced, uuid, visitStarted } from '../testing/acts';
import { LEAD, openBureau, TASK } from '../testing/bureau';
import { C1, C2, corrected, decided, decisionServed, filed, onSpot } from '../testing/case-acts';
import { foldedStates, type FoldedState } from './folded-states';

const penalised = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00'),
  onSpot('04-20 10:00', { case: C2 }),
];
/** Entered on 25 April. */
const paid = (at: string, amountFen: number) =>
  act('FinePaid', `case/${C2}`, LEAD, at, { amountFen }, { recorded: '04-25 10:00' });

const { events, registry } = openBureau().given(
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00'),
  ordered('03-02 11:30', { due: '03-17' }),
  served('03-02 11:40'),
  filed('03-20 10:00'),
  ...decided('04-20 10:00'),
  decisionServed('04-21 10:00'),
);

const statesOf = (stream: string, asOf: { size?: number; by?: string } = {}): Record<string, FoldedState> => {
  const own = events.filter((event) => event.stream === stream).slice(0, asOf.size);
  return Object.fromEntries(foldedStates(registry, stream, { events: own }, asOf.by));
};
const indexOf = (type: string): number => events.findIndex((event) => event.type === type);

describe('the state of an aggregate', () => {
  it('is what the contexts themselves fold of its stream, with the entry that changed it last', () => {
    expect(statesOf(`order/${O1}`)).toMatchObject({
      enforcement: {
        changedBy: indexOf('OrderServed'),
        state: { status: 'SERVED', number: '高卫责改〔2026〕1号' },
      },
    });
    expect(statesOf(`finding/${F1}`)).toMatchObject({
      inspection: { state: { status: 'CONFIRMED', gate: 'I' } },
    });
    expect(statesOf(`case/${C1}`)).toMatchObject({ enforcement: { state: { stage: 'SERVED' } } });
  });

  it('as of fewer events is what those alone tell', () => {
    expect(statesOf(`order/${O1}`, { size: 1 })).toMatchObject({
      enforcement: { changedBy: indexOf('RectificationOrdered'), state: { status: 'ORDERED' } },
    });
    expect(statesOf(`order/${O1}`, { size: 0 })).toEqual({});
  });

  it('by a moment is what had occurred by then, and nothing else', () => {
    const by = (time: string): unknown => statesOf(`order/${O1}`, { by: `2026-03-02T${time}:00.000+08:00` });
    expect(by('11:29')).toEqual({});
    expect(by('11:39')).toMatchObject({ enforcement: { state: { status: 'ORDERED' } } });
    expect(by('11:40')).toMatchObject({ enforcement: { state: { status: 'SERVED' } } });
  });

  it('by a moment leaves out what occurred later, though it was entered before', () => {
    const { events } = openBureau().given(
      ...penalised,
      paid('04-24 10:00', 30_000),
      paid('04-22 10:00', 20_000),
    );
    const own = events.filter(({ stream }) => stream === `case/${C2}`);
    const paidBy = (day: string): unknown =>
      foldedStates(registry, `case/${C2}`, { events: own }, `2026-${day}T00:00:00.000+08:00`).get(
        'enforcement',
      );
    expect(paidBy('04-23')).toMatchObject({ changedBy: own.at(-1)!.index, state: { paidFen: 20_000 } });
    expect(paidBy('04-25')).toMatchObject({ state: { paidFen: 50_000 } });
  });

  it('counts a payment as it was corrected, and keeps what was recorded of it beside', () => {
    const PAID = uuid('6', 1);
    const { events } = openBureau().given(
      ...penalised,
      act('FinePaid', `case/${C2}`, LEAD, '04-22 10:00', { amountFen: 5_000 }, { id: PAID }),
      corrected(PAID, '04-24 10:00', 'data.amountFen', '50000'),
      corrected(PAID, '04-25 10:00', 'data.receipt', '70000', uuid('8', 2)),
    );
    const own = events.filter(({ stream }) => stream === `case/${C2}`);
    const corrections = events.filter(({ type }) => type === 'CorrectionRecorded');
    const paidBy = (day: string): unknown =>
      foldedStates(
        registry,
        `case/${C2}`,
        { events: own, corrections },
        `2026-${day}T00:00:00.000+08:00`,
      ).get('enforcement');
    expect(paidBy('04-24')).toMatchObject({ changedBy: own.at(-1)!.index, state: { paidFen: 5_000 } });
    expect(paidBy('04-26')).toMatchObject({
      changedBy: corrections[0]!.index,
      state: { paidFen: 50_000, payments: [{ id: PAID, amountFen: 50_000, statedFen: 5_000 }] },
    });
  });

  it('by a moment at which its stream had not begun is none, whatever is said to have come before', () => {
    const [issued, ...rest] = events.filter((event) => event.stream === `order/${O1}`);
    const late = { ...issued!, occurredAt: '2026-03-02T11:45:00.000+08:00' };
    const by = '2026-03-02T11:42:00.000+08:00';
    expect(foldedStates(registry, `order/${O1}`, { events: [late, ...rest] }, by).size).toBe(0);
  });

  it('is told by each context that folds the stream, with the entry that changed its own', () => {
    const states = statesOf(`task/${TASK}`);
    expect(Object.keys(states).sort()).toEqual(['draw', 'inspection']);
    expect(states['draw']!.changedBy).toBeLessThan(states['inspection']!.changedBy);
  });

  it('is changed by no event that leaves it as it was', () => {
    const [last] = events.slice(-1);
    const stream = `order/${O1}`;
    const told = events.filter((event) => event.stream === stream);
    const unknown = { ...last!, stream, type: 'SomethingElse', index: events.length };
    expect(foldedStates(registry, stream, { events: [...told, unknown] })).toEqual(
      foldedStates(registry, stream, { events: told }),
    );
  });

  it('of a stream that nobody folds is nothing', () => {
    expect(statesOf('nothing/here')).toEqual({});
  });
});
