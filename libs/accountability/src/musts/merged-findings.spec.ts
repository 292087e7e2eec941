import {
  confirmed,
  dismissed,
  F2,
  merged,
  ordered,
  served,
  traced,
  visitStarted,
  withdrawn,
} from '../testing/acts';
import { judged } from '../testing/judged';

const LATER = '12-01 10:00';
/** Two traces on Monday 2 March, the first merged into the second: T-34 runs to the end of Thursday 5 March. */
const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00'), traced('03-02 10:01', F2)];
const intoTheSecond = [...trace, merged('03-03 11:00')];
const secondDismissed = dismissed('03-05 10:00', { finding: F2 });
const answered = (day: string) => [
  confirmed(`${day} 11:00`),
  ordered(`${day} 11:30`),
  served(`${day} 11:40`),
];

describe('a finding that was merged into another', () => {
  it('is answered there, whatever becomes of its own clock', () => {
    expect(judged(intoTheSecond).row('M1', LATER)).toMatchObject({
      state: 'N_A',
      note: 'merged into another finding',
    });
    expect(judged(intoTheSecond, confirmed('03-04 10:00', 'I', { finding: F2 })).row('M1', LATER).state).toBe(
      'N_A',
    );
  });

  it('stands by itself again when that one is dismissed, with its full period', () => {
    const told = judged(intoTheSecond, secondDismissed);
    expect(told.row('M1', '03-05 09:00').state).toBe('N_A');
    const row = told.row('M1', '03-10 23:59');
    expect(row).toMatchObject({ state: 'PENDING', limit: '2026-03-10T23:59:59.999+08:00' });
    expect(row.because.map(({ type }) => type)).toEqual([
      'ItemAnswered',
      'FindingMerged',
      'FindingDismissed',
    ]);
    expect(told.row('M1', LATER).state).toBe('OVERDUE');
    expect(told.rows(LATER, F2)).toMatchObject([{ must: 'M1', state: 'N_A', note: 'dismissed in time' }]);
  });

  it('stands by itself again when that one is withdrawn', () => {
    const told = judged(
      intoTheSecond,
      confirmed('03-04 10:00', 'I', { finding: F2 }),
      withdrawn('03-20 10:00', true, { finding: F2 }),
    );
    expect(told.row('M1', LATER)).toMatchObject({ state: 'OVERDUE', limit: '2026-03-25T23:59:59.999+08:00' });
  });

  it('is then confirmed and ordered to be corrected, or dismissed by two, as any other', () => {
    expect(judged(intoTheSecond, secondDismissed, answered('03-09')).row('M1', LATER).state).toBe('MET');
    expect(judged(intoTheSecond, secondDismissed, answered('03-12')).row('M1', LATER).state).toBe('MET_LATE');
    expect(judged(intoTheSecond, secondDismissed, dismissed('03-09 10:00')).row('M1', LATER)).toMatchObject({
      state: 'N_A',
      note: 'dismissed in time',
    });
  });

  it('gains no time where it was late before it was merged', () => {
    const late = [...trace, merged('03-09 11:00'), dismissed('03-09 12:00', { finding: F2 })];
    expect(judged(late).row('M1', '03-09 13:00')).toMatchObject({
      state: 'OVERDUE',
      limit: '2026-03-05T23:59:59.999+08:00',
    });
  });
});
