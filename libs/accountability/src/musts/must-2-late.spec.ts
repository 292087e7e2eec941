import { judged } from '../testing/judged';
import { confirmed, extended, ordered, rechecked, served, traced, uuid, visitStarted } from '../testing/acts';
import { lateReason } from '../testing/case-acts';

/** Due on Tuesday 17 March: T-36 runs to the end of Tuesday 31 March. */
const byDate = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00'),
  ordered('03-02 11:30', { due: '03-17' }),
  served('03-02 11:40'),
];
describe('an extension of the order', () => {
  it('moves the limit with the date', () => {
    const told = judged(byDate, extended('03-16 10:00', '03-31'));
    expect(told.row('M2', '04-14 10:00')).toMatchObject({ state: 'PENDING' });
    expect(told.row('M2', '04-14 10:00').because.map(({ type }) => type)).toContain('OrderExtended');
  });

  it('that is entered after the date it moves is of class L4 and moves nothing', () => {
    const late = extended('03-16 10:00', '03-31', { recorded: '03-18 10:00' });
    const row = judged(byDate, late).row('M2', '04-01 10:00');
    expect(row).toMatchObject({ state: 'OVERDUE', note: 'extension entered after the date (L4)' });
    expect(row.because.find(({ type }) => type === 'OrderExtended')).toMatchObject({ lateness: 'L4' });
  });

  it('of class L4 lets two officers recheck when the first date has passed, and keep must 2', () => {
    const late = extended('03-16 10:00', '03-31', { recorded: '03-18 10:00' });
    const told = judged(byDate, late, rechecked('03-26 10:00', 'NO'));
    expect(told.row('M2', '04-01 10:00').state).toBe('MET');
  });
});

describe('a recheck that is entered late', () => {
  const on = (recorded: string) =>
    judged(byDate, rechecked('03-30 10:00', 'YES', { recorded, id: uuid('b', 1) }), lateReasonIf(recorded));
  const lateReasonIf = (recorded: string) =>
    recorded === '04-14 10:00' ? [lateReason(uuid('b', 1), '04-15 10:00')] : [];

  it('counts when it happened within five working days, and says that it was entered after the limit', () => {
    expect(on('04-03 10:00').row('M2', '05-01 10:00')).toMatchObject({
      state: 'MET',
      enteredAfterLimit: true,
      note: 'entered after the limit',
    });
    expect(on('03-30 12:00').row('M2', '05-01 10:00')).not.toHaveProperty('enteredAfterLimit');
  });

  it('counts when it was entered after more than five working days', () => {
    expect(on('04-13 10:00').row('M2', '05-01 10:00')).toMatchObject({ state: 'MET_LATE' });
  });

  it('counts when it happened where another person approved the reason', () => {
    expect(on('04-14 10:00').row('M2', '05-01 10:00')).toMatchObject({ state: 'MET' });
  });

  it('was not there on the days between, as of those days', () => {
    const told = on('04-13 10:00');
    expect(told.row('M2', '03-31 10:00').state).toBe('PENDING');
    expect(told.row('M2', '04-05 10:00').state).toBe('OVERDUE');
  });
});
