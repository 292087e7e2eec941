import { at } from '../story/moments';
import { newFinding, type FindingTruth, type OrderTruth } from './finding-truth';
import { rowsOf } from './judge';

const TRACED = at('2026-03-02', '10:00');
const JUDGED = at('2026-12-31', '12:00');

const finding = (gate: FindingTruth['gate'], members: Partial<FindingTruth> = {}): FindingTruth => ({
  ...newFinding({ finding: 'f', task: 't', origin: 'DRAW', gate, tracedAt: TRACED }),
  answer: { kind: 'CONFIRMED', at: TRACED },
  ...members,
});

const order = (members: Partial<OrderTruth> = {}): OrderTruth => ({
  order: 'o',
  kind: 'BY_DATE',
  servedAt: TRACED,
  due: '2026-03-17',
  recheckedAt: at('2026-03-20', '10:00'),
  corrected: true,
  ...members,
});

const states = (truth: FindingTruth, moment = JUDGED) =>
  Object.fromEntries(rowsOf(truth, moment).map(({ must, state }) => [must, state]));

describe('the truth about a finding', () => {
  it('is all kept where it was ordered, rechecked and penalised in time', () => {
    const penalty = {
      assessed: { at: at('2026-03-05', '10:00'), reached: true },
      filedAt: at('2026-03-06', '10:00'),
      decidedAt: at('2026-04-10', '10:00'),
      decisionServedAt: at('2026-04-14', '10:00'),
    };
    expect(states(finding('I', { orders: [order()], penalty }))).toEqual({ M1: 'MET', M2: 'MET', M3: 'MET' });
  });

  it('has no third must before the violation is confirmed, and none to keep where it was dismissed in time', () => {
    const dismissed = { kind: 'DISMISSED' as const, at: TRACED };
    expect(states(finding('I', { answer: dismissed }))).toEqual({ M1: 'N_A' });
    const late = { kind: 'DISMISSED' as const, at: at('2026-03-06', '10:00') };
    expect(states(finding('I', { answer: late }))).toEqual({ M1: 'WAIVED_LATE' });
  });

  it('turns from pending to overdue when the limit of three working days is over', () => {
    const open = finding('O');
    expect(states(open, at('2026-03-05', '23:59'))['M1']).toBe('PENDING');
    expect(states(open, at('2026-03-06', '00:01'))['M1']).toBe('OVERDUE');
  });

  it('loses its penalty with a recheck that never came', () => {
    const { recheckedAt: _recheckedAt, corrected: _corrected, ...never } = order();
    expect(states(finding('O', { orders: [never] }))).toMatchObject({ M2: 'OVERDUE', M3: 'OVERDUE' });
    const closed = finding('O', { orders: [never], closedAt: at('2026-06-01', '10:00') });
    expect(states(closed)).toMatchObject({ M2: 'BROKEN', M3: 'BROKEN' });
  });

  it('asks again where a recheck fails, and a second order answers', () => {
    const second = order({ order: 'o2', servedAt: at('2026-03-23', '10:00'), due: '2026-04-07' });
    const first = order({ corrected: false });
    const truth = finding('O', {
      orders: [first, { ...second, recheckedAt: at('2026-04-09', '10:00') }],
      penaltyAgain: { assessed: { at: at('2026-03-25', '10:00'), reached: true } },
    });
    expect(states(truth)).toMatchObject({ M1: 'MET', M1_AGAIN: 'MET', M3: 'OVERDUE' });
  });

  it('keeps a lawful waiver apart from one without power', () => {
    const waived = (lawful: boolean) => ({
      assessed: { at: at('2026-03-04', '10:00'), reached: true },
      waived: { at: at('2026-03-06', '10:00'), lawful },
    });
    expect(states(finding('I', { penalty: waived(true) }))['M3']).toBe('WAIVED_WITH_BASIS');
    expect(states(finding('I', { penalty: waived(false) }))['M3']).toBe('BROKEN');
  });

  it('rests while it is with the police, and runs anew when another authority sends it back', () => {
    const police = { police: true, at: at('2026-03-10', '10:00'), receivedAt: at('2026-03-11', '10:00') };
    expect(states(finding('I', { transfer: police }))['M3']).toBe('SUSPENDED');
    const returnedAt = at('2026-12-29', '10:00');
    const back = { police: false, at: at('2026-03-03', '10:00'), receivedAt: at('2026-03-05', '10:00') };
    expect(states(finding('I', { transfer: back }))).toEqual({
      M1: 'WAIVED_WITH_BASIS',
      M3: 'WAIVED_WITH_BASIS',
    });
    expect(states(finding('I', { transfer: { ...back, returnedAt } }))).toEqual({
      M1: 'PENDING',
      M3: 'PENDING',
    });
  });
});
