import { confirmed, F1, O1, ordered, served, traced, visitStarted } from '../testing/acts';
import { openBureau, TASK } from '../testing/bureau';
import { C1, decided, decisionServed, filed } from '../testing/case-acts';
import { foldedStates, type FoldedState } from './folded-states';

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
  return Object.fromEntries(foldedStates(registry, stream, own, asOf.by));
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

  it('by a moment is as the newest event left it that had occurred', () => {
    const by = (time: string): unknown => statesOf(`order/${O1}`, { by: `2026-03-02T${time}:00.000+08:00` });
    expect(by('11:29')).toEqual({});
    expect(by('11:39')).toMatchObject({ enforcement: { state: { status: 'ORDERED' } } });
    expect(by('11:40')).toMatchObject({ enforcement: { state: { status: 'SERVED' } } });
  });

  it('by a moment stands where the log went on with something that had occurred earlier', () => {
    const [issued, served] = events.filter((event) => event.stream === `order/${O1}`);
    const late = { ...issued!, occurredAt: '2026-03-02T11:45:00.000+08:00' };
    const by = (time: string): unknown => {
      const moment = `2026-03-02T${time}:00.000+08:00`;
      return Object.fromEntries(foldedStates(registry, `order/${O1}`, [late, served!], moment));
    };
    expect(by('11:42')).toMatchObject({
      enforcement: { changedBy: served!.index, state: { status: 'SERVED' } },
    });
    expect(by('11:39')).toEqual({});
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
    expect(foldedStates(registry, stream, [...told, unknown])).toEqual(foldedStates(registry, stream, told));
  });

  it('of a stream that nobody folds is nothing', () => {
    expect(statesOf('nothing/here')).toEqual({});
  });
});
