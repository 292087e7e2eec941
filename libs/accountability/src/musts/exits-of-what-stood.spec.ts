import { confirmed, gone, O2, ordered, rechecked, served, traced, visitStarted } from '../testing/acts';
import { receipted, transferred } from '../testing/case-acts';
import { judged } from '../testing/judged';

const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00'), confirmed('03-02 11:00', 'O')];
const first = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
const second = [ordered('04-01 10:00', { order: O2, due: '04-15' }), served('04-01 11:00', { order: O2 })];
const failed = rechecked('04-16 10:00', 'NO', { order: O2 });
const LATER = '12-01 10:00';

describe('an order that is waived because its subject is gone', () => {
  const waived = [trace, first, gone('03-05 10:00')];

  it('waives the recheck of that order', () => {
    expect(judged(...waived).row('M2', LATER)).toMatchObject({
      state: 'WAIVED_WITH_BASIS',
      exit: 'SUBJECT_GONE',
    });
  });

  it('waives no recheck of an order that was issued afterwards', () => {
    const told = judged(...waived, second);
    expect(told.states('04-20 10:00')['M2']).toBe('WAIVED_WITH_BASIS PENDING');
    expect(told.states(LATER)['M2']).toBe('WAIVED_WITH_BASIS OVERDUE');
  });

  it('answers no recheck that failed afterwards', () => {
    const told = judged(...waived, second, failed);
    expect(told.states('04-17 10:00')).toMatchObject({ M2: 'WAIVED_WITH_BASIS MET', M1_AGAIN: 'PENDING' });
    expect(told.row('M1_AGAIN', LATER).state).toBe('OVERDUE');
  });
});

describe('a matter that another department has received', () => {
  const received = [trace, transferred('03-03 10:00', 'DEPARTMENT'), receipted('03-05 10:00')];

  it('waives what was open then', () => {
    expect(judged(...received).states(LATER)).toEqual({ M1: 'WAIVED_WITH_BASIS', M3: 'WAIVED_WITH_BASIS' });
  });

  it('waives an order that was issued before the receipt, though served after it', () => {
    const [traced, sent, receipt] = received;
    const issued = ordered('03-04 10:00', { order: O2, due: '04-15' });
    const told = judged(traced!, sent!, issued, receipt!, served('03-06 10:00', { order: O2 }));
    expect(told.row('M2', LATER)).toMatchObject({ state: 'WAIVED_WITH_BASIS', exit: 'W-TRANSFER' });
  });

  it('waives no recheck of an order that was issued afterwards, and none that failed', () => {
    expect(judged(...received, second).states(LATER)['M2']).toBe('OVERDUE');
    const told = judged(...received, second, failed);
    expect(told.states('04-17 10:00')).toMatchObject({ M2: 'MET', M1_AGAIN: 'PENDING', M3: 'PENDING' });
    expect(told.states(LATER)).toMatchObject({ M1_AGAIN: 'OVERDUE', M3: 'OVERDUE' });
  });
});
