import { DEPUTY } from '../testing/bureau';
import { holds } from '../testing/cells';
import { judged } from '../testing/judged';
import {
  closed,
  confirmed,
  notFiled,
  O2,
  ordered,
  rechecked,
  served,
  traced,
  visitStarted,
  waived,
  withdrawn,
} from '../testing/acts';
import { filed, onSpot, receipted, returned, transferred } from '../testing/case-acts';

/** Monday 2 March. */
const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];

describe('must 1 again: a failed recheck is answered', () => {
  /** Failed on Wednesday 18 March: T-50 runs to Thursday 9 April, Monday 6 April being a holiday. */
  const failed = [
    ...trace,
    confirmed('03-02 11:00', 'O'),
    ordered('03-02 11:30', { due: '03-17' }),
    served('03-02 11:40'),
    rechecked('03-18 10:00', 'NO'),
  ];
  const second = ordered('03-20 10:00', { order: O2, due: '04-03' });

  holds('M1_AGAIN', [
    ['PENDING', 'nothing done, within the limit', '04-09 23:59', [failed]],
    ['OVERDUE', 'nothing done, after the limit', '04-10 00:00', [failed]],
    [
      'MET',
      'a second order served in time',
      '05-01 10:00',
      [failed, second, served('03-20 11:00', { order: O2 })],
    ],
    ['OVERDUE', 'a second order not served', '05-01 10:00', [failed, second]],
    [
      'MET_LATE',
      'a second order served late',
      '05-01 10:00',
      [failed, ordered('04-10 10:00', { order: O2 }), served('04-10 10:00', { order: O2 })],
    ],
    ['MET', 'a case filed', '05-01 10:00', [failed, filed('03-25 10:00')]],
    ['MET', 'a penalty on the spot', '05-01 10:00', [failed, onSpot('03-18 10:30')]],
    ['WAIVED_WITH_BASIS', 'a lawful waiver', '05-01 10:00', [failed, waived('03-25 10:00')], 'W30'],
    [
      'OVERDUE',
      'a waiver by whoever had no power',
      '05-01 10:00',
      [failed, waived('03-25 10:00', { actor: DEPUTY })],
    ],
    ['WAIVED_LATE', 'a lawful waiver after the limit', '05-01 10:00', [failed, waived('04-20 10:00')]],
    [
      'WAIVED_WITH_BASIS',
      'a reason by the head',
      '05-01 10:00',
      [failed, notFiled('03-25 10:00')],
      'BY_THE_HEAD',
    ],
    ['N_A', 'the finding withdrawn', '05-01 10:00', [failed, withdrawn('03-25 10:00', true)]],
    ['BROKEN', 'closed unanswered', '05-01 10:00', [failed, closed('03-25 10:00')]],
    [
      'SUSPENDED',
      'transferred, no receipt yet',
      '05-01 10:00',
      [failed, transferred('03-25 10:00', 'DEPARTMENT')],
    ],
    [
      'WAIVED_WITH_BASIS',
      'received by another department',
      '05-01 10:00',
      [failed, transferred('03-25 10:00', 'DEPARTMENT'), receipted('03-26 10:00')],
    ],
    [
      'PENDING',
      'returned: the full clock from there',
      '05-01 10:00',
      [failed, transferred('03-25 10:00', 'DEPARTMENT'), returned('04-20 10:00')],
    ],
  ]);

  it('is met by a case that was still to be decided when the recheck failed', () => {
    const told = judged(
      trace,
      confirmed('03-02 11:00', 'I_O'),
      ordered('03-02 11:30', { due: '03-17' }),
      served('03-02 11:40'),
      filed('03-10 10:00'),
      rechecked('03-18 10:00', 'PARTLY'),
    );
    expect(told.row('M1_AGAIN', '05-01 10:00').state).toBe('MET');
  });

  it('is one row for each failed recheck, and the first order keeps its own', () => {
    const told = judged(
      failed,
      second,
      served('03-20 11:00', { order: O2 }),
      rechecked('04-08 10:00', 'NO', { order: O2 }),
    );
    expect(told.states('04-20 10:00')).toMatchObject({ M1: 'MET', M1_AGAIN: 'MET PENDING', M2: 'MET MET' });
    expect(
      told
        .rows('04-20 10:00')
        .filter(({ must }) => must === 'M1_AGAIN')
        .map(({ order }) => order),
    ).toHaveLength(2);
  });
});
