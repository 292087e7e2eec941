import {
  confirmed,
  O2,
  ordered,
  orderWithdrawn,
  rechecked,
  served,
  traced,
  visitStarted,
} from '../testing/acts';
import { judged } from '../testing/judged';

/** Rechecked on Wednesday 18 March, not corrected; the order withdrawn on the 19th: T-34 runs to the 24th. */
const withdrawn = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00', 'O'),
  ordered('03-02 11:30', { due: '03-17' }),
  served('03-02 11:40'),
  rechecked('03-18 10:00', 'NO'),
  orderWithdrawn('03-19 10:00'),
];
const second = [ordered('03-19 11:00', { order: O2, due: '04-03' }), served('03-19 12:00', { order: O2 })];

describe('an order that is withdrawn after its recheck has failed', () => {
  it('lets must 1 run anew, since its must 2 is not applicable', () => {
    expect(judged(withdrawn).states('03-24 23:59')).toEqual({ M1: 'PENDING', M2: 'N_A', M3: 'PENDING' });
    expect(judged(withdrawn).row('M1', '03-25 00:00').state).toBe('OVERDUE');
  });

  it('is followed by one that keeps must 1', () => {
    expect(judged(withdrawn, second).states('04-02 10:00')).toMatchObject({ M1: 'MET', M2: 'N_A PENDING' });
    const corrected = judged(withdrawn, second, rechecked('04-07 10:00', 'YES', { order: O2 }));
    expect(corrected.states('12-01 10:00')).toEqual({ M1: 'MET', M2: 'N_A MET', M3: 'BELOW_STANDARD' });
  });

  it('owes no answer to its failed recheck; the one that follows does', () => {
    const failed = judged(withdrawn, second, rechecked('04-07 10:00', 'NO', { order: O2 }));
    const again = failed.rows('04-08 10:00').filter(({ must }) => must === 'M1_AGAIN');
    expect(again).toMatchObject([{ order: O2, state: 'PENDING' }]);
  });

  it('had a failed recheck to answer as long as it stood', () => {
    expect(judged(withdrawn).states('03-18 12:00')).toMatchObject({ M1: 'MET', M1_AGAIN: 'PENDING' });
  });
});
