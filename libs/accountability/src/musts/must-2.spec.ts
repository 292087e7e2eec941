import {
  closed,
  confirmed,
  extended,
  F1,
  gone,
  hash,
  lateReason,
  O2,
  ordered,
  orderWithdrawn,
  policeDecided,
  receipted,
  recheckWaived,
  rechecked,
  returned,
  served,
  traced,
  transferred,
  uuid,
  visitStarted,
  withdrawn,
} from '../testing/acts';
import { holds } from '../testing/cells';
import { judged } from '../testing/judged';

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

describe('must 2: after the order it is rechecked in time', () => {
  holds('M2', [
    {
      cell: 'nothing done, within the limit',
      told: () => judged(byDate),
      asOf: '03-31 23:59',
      state: 'PENDING',
    },
    {
      cell: 'nothing done, after the limit',
      told: () => judged(byDate),
      asOf: '04-01 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'rechecked in time and corrected',
      told: () => judged(byDate, rechecked('03-31 10:00', 'YES')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'rechecked in time, whatever it finds',
      told: () => judged(byDate, rechecked('03-18 10:00', 'NO')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'rechecked before the date and corrected',
      told: () => judged(byDate, rechecked('03-10 10:00', 'YES')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'rechecked after the limit',
      told: () => judged(byDate, rechecked('04-01 00:01', 'YES')),
      asOf: '05-01 10:00',
      state: 'MET_LATE',
    },
    {
      cell: 'at once: the clock runs from the service',
      told: () => judged(atOnce),
      asOf: '03-16 23:59',
      state: 'PENDING',
    },
    {
      cell: 'at once: the limit has passed',
      told: () => judged(atOnce),
      asOf: '03-17 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'on the spot, after the order, with pictures',
      told: () => judged(atOnce, rechecked('03-02 11:50', 'YES', onTheSpot)),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'the subject is gone, with proof, in time',
      told: () => judged(byDate, recheckWaived('03-20 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'RECHECK_WAIVED',
    },
    {
      cell: 'the recheck waived after the limit',
      told: () => judged(byDate, recheckWaived('04-20 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_LATE',
    },
    {
      cell: 'the subject of every order is gone',
      told: () => judged(byDate, gone('03-20 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'SUBJECT_GONE',
    },
    {
      cell: 'transferred, no receipt yet',
      told: () => judged(byDate, transferred('03-20 10:00', 'DEPARTMENT')),
      asOf: '05-01 10:00',
      state: 'SUSPENDED',
    },
    {
      cell: 'received by another department',
      told: () => judged(byDate, transferred('03-20 10:00', 'DEPARTMENT'), receipted('03-25 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'W-TRANSFER',
    },
    {
      cell: 'with the police',
      told: () =>
        judged(
          byDate,
          transferred('03-20 10:00', 'POLICE'),
          receipted('03-21 10:00'),
          policeDecided('03-25 10:00', true),
        ),
      asOf: '05-01 10:00',
      state: 'SUSPENDED',
      note: 'with the police',
    },
    {
      cell: 'returned: the full clock from there',
      told: () => judged(byDate, transferred('03-20 10:00', 'DEPARTMENT'), returned('04-20 10:00')),
      asOf: '05-06 23:59',
      state: 'PENDING',
    },
    {
      cell: 'returned, and the new limit passed',
      told: () => judged(byDate, transferred('03-20 10:00', 'DEPARTMENT'), returned('04-20 10:00')),
      asOf: '05-10 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'rechecked before it was transferred',
      told: () => judged(byDate, rechecked('03-18 10:00', 'YES'), transferred('03-20 10:00', 'DEPARTMENT')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'no recheck needed, with its reason',
      told: () => judged(byDate.slice(0, -2), notNeeded, served('03-02 11:40')),
      asOf: '05-01 10:00',
      state: 'N_A',
      note: 'recheck not needed: an act that cannot be undone',
    },
    {
      cell: 'the order withdrawn',
      told: () => judged(byDate, orderWithdrawn('03-10 10:00')),
      asOf: '05-01 10:00',
      state: 'N_A',
      note: 'order withdrawn',
    },
    {
      cell: 'the finding withdrawn with evidence',
      told: () => judged(byDate, withdrawn('03-10 10:00', true)),
      asOf: '05-01 10:00',
      state: 'N_A',
    },
    {
      cell: 'the finding withdrawn without evidence',
      told: () => judged(byDate, withdrawn('03-10 10:00', false)),
      asOf: '03-11 10:00',
      state: 'BROKEN',
    },
    {
      cell: 'the finding closed without recheck',
      told: () => judged(byDate, closed('03-20 10:00')),
      asOf: '03-21 10:00',
      state: 'BROKEN',
      note: 'closed without recheck',
    },
    {
      cell: 'the finding closed after its recheck',
      told: () => judged(byDate, rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'the finding closed after a lawful waiver of the recheck',
      told: () => judged(byDate, recheckWaived('03-18 10:00'), closed('03-20 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
    },
  ]);

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
});

describe('a recheck that is entered late', () => {
  const on = (recorded: string) =>
    judged(byDate, rechecked('03-30 10:00', 'YES', { recorded, id: uuid('b', 1) }), lateReasonIf(recorded));
  const lateReasonIf = (recorded: string) =>
    recorded === '04-14 10:00' ? [lateReason(uuid('b', 1), '04-15 10:00')] : [];

  it('counts when it happened within five working days, and says that it was entered after the limit', () => {
    expect(on('04-03 10:00').row('M2', '05-01 10:00')).toMatchObject({
      state: 'MET',
      note: 'entered after the limit',
    });
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
