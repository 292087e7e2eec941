import { holds } from '../testing/cells';
import { judged } from '../testing/judged';
import {
  closed,
  confirmed,
  F1,
  gone,
  hash,
  O2,
  ordered,
  orderWithdrawn,
  rechecked,
  recheckWaived,
  served,
  traced,
  uuid,
  visitStarted,
  withdrawn,
} from '../testing/acts';
import { policeDecided, receipted, returned, transferred } from '../testing/case-acts';

/** Due on Tuesday 17 March: T-36 runs to the end of Tuesday 31 March. */
const byDate = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-02 11:00'),
  ordered('03-02 11:30', { due: '03-17' }),
  served('03-02 11:40'),
];
/** To be corrected at once: T-36 runs from the service to Monday 16 March. */
const atOnce = [...byDate.slice(0, -2), ordered('03-02 11:30'), served('03-02 11:40')];

const onTheSpot = {
  data: { mode: 'ON_SPOT', findings: [{ finding: F1, corrected: 'YES', evidence: [hash(1), hash(2)] }] },
};
const notNeeded = ordered('03-02 11:30', {
  data: {
    findings: [
      {
        finding: F1,
        kind: 'IMMEDIATE',
        recheck: { needed: false, reason: 'an act that cannot be undone' },
      },
    ],
  },
});

describe('must 2: after the order it is rechecked in time', () => {
  holds('M2', [
    ['PENDING', 'nothing done, within the limit', '03-31 23:59', [byDate]],
    ['OVERDUE', 'nothing done, after the limit', '04-01 00:00', [byDate]],
    ['MET', 'rechecked in time and corrected', '05-01 10:00', [byDate, rechecked('03-31 10:00', 'YES')]],
    ['MET', 'rechecked in time, whatever it finds', '05-01 10:00', [byDate, rechecked('03-18 10:00', 'NO')]],
    [
      'MET',
      'rechecked before the date and corrected',
      '05-01 10:00',
      [byDate, rechecked('03-10 10:00', 'YES')],
    ],
    ['MET_LATE', 'rechecked after the limit', '05-01 10:00', [byDate, rechecked('04-01 00:01', 'YES')]],
    ['PENDING', 'at once: the clock runs from the service', '03-16 23:59', [atOnce]],
    ['OVERDUE', 'at once: the limit has passed', '03-17 00:00', [atOnce]],
    [
      'MET',
      'on the spot, after the order, with pictures',
      '05-01 10:00',
      [atOnce, rechecked('03-02 11:50', 'YES', onTheSpot)],
    ],
    [
      'WAIVED_WITH_BASIS',
      'the subject is gone, with proof, in time',
      '05-01 10:00',
      [byDate, recheckWaived('03-20 10:00')],
      'RECHECK_WAIVED',
    ],
    [
      'WAIVED_LATE',
      'the recheck waived after the limit',
      '05-01 10:00',
      [byDate, recheckWaived('04-20 10:00')],
    ],
    [
      'WAIVED_WITH_BASIS',
      'the subject of every order is gone',
      '05-01 10:00',
      [byDate, gone('03-20 10:00')],
      'SUBJECT_GONE',
    ],
    [
      'SUSPENDED',
      'transferred, no receipt yet',
      '05-01 10:00',
      [byDate, transferred('03-20 10:00', 'DEPARTMENT')],
    ],
    [
      'WAIVED_WITH_BASIS',
      'received by another department',
      '05-01 10:00',
      [byDate, transferred('03-20 10:00', 'DEPARTMENT'), receipted('03-25 10:00')],
      'W-TRANSFER',
    ],
    [
      'SUSPENDED',
      'with the police',
      '05-01 10:00',
      [
        byDate,
        transferred('03-20 10:00', 'POLICE'),
        receipted('03-21 10:00'),
        policeDecided('03-25 10:00', true),
      ],
      'with the police',
    ],
    [
      'PENDING',
      'returned: the full clock from there',
      '05-06 23:59',
      [byDate, transferred('03-20 10:00', 'DEPARTMENT'), returned('04-20 10:00')],
    ],
    [
      'OVERDUE',
      'returned, and the new limit passed',
      '05-10 00:00',
      [byDate, transferred('03-20 10:00', 'DEPARTMENT'), returned('04-20 10:00')],
    ],
    [
      'MET',
      'rechecked before it was transferred',
      '05-01 10:00',
      [byDate, rechecked('03-18 10:00', 'YES'), transferred('03-20 10:00', 'DEPARTMENT')],
    ],
    [
      'N_A',
      'no recheck needed, with its reason',
      '05-01 10:00',
      [byDate.slice(0, -2), notNeeded, served('03-02 11:40')],
      'recheck not needed: an act that cannot be undone',
    ],
    ['N_A', 'the order withdrawn', '05-01 10:00', [byDate, orderWithdrawn('03-10 10:00')], 'order withdrawn'],
    ['N_A', 'the finding withdrawn with evidence', '05-01 10:00', [byDate, withdrawn('03-10 10:00', true)]],
    [
      'BROKEN',
      'the finding withdrawn without evidence',
      '03-11 10:00',
      [byDate, withdrawn('03-10 10:00', false)],
    ],
    [
      'BROKEN',
      'the finding closed without recheck',
      '03-21 10:00',
      [byDate, closed('03-20 10:00')],
      'closed without recheck',
    ],
    [
      'MET',
      'the finding closed after its recheck',
      '05-01 10:00',
      [byDate, rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')],
    ],
    [
      'WAIVED_WITH_BASIS',
      'the finding closed after a lawful waiver of the recheck',
      '05-01 10:00',
      [byDate, recheckWaived('03-18 10:00'), closed('03-20 10:00')],
    ],
  ]);

  it('counts from its own start where the matter had come back before', () => {
    const told = judged(
      byDate.slice(0, -2),
      transferred('03-03 10:00', 'DEPARTMENT'),
      returned('03-05 10:00'),
      ordered('03-06 11:30', { due: '03-17' }),
      served('03-06 11:40'),
    );
    expect(told.row('M2', '03-31 10:00')).toMatchObject({ limit: '2026-03-31T23:59:59.999+08:00' });
  });

  it('has no row before the order is served', () => {
    expect(judged(byDate.slice(0, -1)).states('03-03 10:00')).not.toHaveProperty('M2');
  });

  it('is one row for each order: a second order is a second row and the first keeps its own', () => {
    const told = judged(
      byDate,
      rechecked('03-18 10:00', 'NO'),
      ordered('03-20 10:00', { order: O2, due: '04-03' }),
      served('03-20 11:00', { order: O2 }),
    );
    const rows = told.rows('04-21 00:00').filter(({ must }) => must === 'M2');
    expect(rows.map(({ order, state, limit }) => [order, state, limit])).toEqual([
      [uuid('a', 1), 'MET', '2026-03-31T23:59:59.999+08:00'],
      // Monday 6 April is a holiday.
      [uuid('a', 2), 'OVERDUE', '2026-04-20T23:59:59.999+08:00'],
    ]);
  });
});
