import {
  closed,
  confirmed,
  dismissed,
  F1,
  F2,
  filed,
  gone,
  merged,
  notFiled,
  O2,
  onSpot,
  ordered,
  orderWithdrawn,
  policeDecided,
  rechecked,
  receipted,
  returned,
  served,
  traced,
  transferred,
  visitFinished,
  visitStarted,
  waived,
  withdrawn,
} from '../testing/acts';
import { holds } from '../testing/cells';
import { judged, judgedIn } from '../testing/judged';
import { DEPUTY } from '../testing/bureau';

/** Monday 2 March: T-34 runs to the end of Thursday 5 March. */
const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const finished = visitFinished('03-02 12:00');
const LIMIT = '2026-03-05T23:59:59.999+08:00';

describe('must 1: a violation found is ordered to be corrected', () => {
  const answered = [confirmed('03-02 11:00'), ordered('03-02 11:30', { due: '03-17' })];

  holds('M1', [
    {
      cell: 'nothing done, within the limit',
      told: () => judged(trace, finished),
      asOf: '03-05 23:59',
      state: 'PENDING',
    },
    {
      cell: 'nothing done, after the limit',
      told: () => judged(trace, finished),
      asOf: '03-06 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'confirmed but not ordered',
      told: () => judged(trace, answered[0] ?? []),
      asOf: '03-06 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'ordered but not served',
      told: () => judged(trace, answered),
      asOf: '03-06 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'served within the limit',
      told: () => judged(trace, answered, served('03-05 23:59')),
      asOf: '04-30 10:00',
      state: 'MET',
    },
    {
      cell: 'served after the limit',
      told: () => judged(trace, answered, served('03-06 00:01')),
      asOf: '04-30 10:00',
      state: 'MET_LATE',
    },
    {
      cell: 'dismissed in time',
      told: () => judged(trace, dismissed('03-05 10:00')),
      asOf: '04-30 10:00',
      state: 'N_A',
      note: 'dismissed in time',
    },
    {
      cell: 'dismissed after the limit',
      told: () => judged(trace, dismissed('03-06 10:00')),
      asOf: '04-30 10:00',
      state: 'WAIVED_LATE',
      exit: 'DISMISSED',
    },
    {
      cell: 'merged into another finding',
      told: () => judged(trace, traced('03-02 10:05', F2), merged('03-03 10:00')),
      asOf: '04-30 10:00',
      state: 'N_A',
    },
    {
      cell: 'withdrawn with evidence',
      told: () => judged(trace, answered, withdrawn('03-20 10:00', true)),
      asOf: '04-30 10:00',
      state: 'N_A',
    },
    {
      cell: 'withdrawn without evidence',
      told: () => judged(trace, answered, served('03-02 12:00'), withdrawn('03-20 10:00', false)),
      asOf: '04-30 10:00',
      state: 'BROKEN',
      note: 'withdrawn without evidence',
    },
    {
      cell: 'the subject is gone, in time',
      told: () => judged(trace, gone('03-04 10:00')),
      asOf: '04-30 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'SUBJECT_GONE',
    },
    {
      cell: 'the subject is gone, after the limit',
      told: () => judged(trace, gone('03-09 10:00')),
      asOf: '04-30 10:00',
      state: 'WAIVED_LATE',
    },
    {
      cell: 'the subject is gone after it was ordered',
      told: () => judged(trace, answered, served('03-02 12:00'), gone('03-20 10:00')),
      asOf: '04-30 10:00',
      state: 'MET',
    },
    {
      cell: 'closed unanswered',
      told: () => judged(trace, closed('03-03 10:00')),
      asOf: '03-03 11:00',
      state: 'BROKEN',
      note: 'closed unanswered',
    },
    {
      cell: 'closed after the answer',
      told: () => judged(trace, answered, served('03-02 12:00'), closed('03-30 10:00')),
      asOf: '04-30 10:00',
      state: 'MET',
    },
    {
      cell: 'the limit passed and the visit was closed as normal',
      told: () => judged(trace, visitFinished('03-02 12:00', 'NORMAL')),
      asOf: '03-06 00:00',
      state: 'BROKEN',
      note: 'the visit was closed as normal',
    },
    {
      cell: 'the visit closed as normal, the limit running',
      told: () => judged(trace, visitFinished('03-02 12:00', 'NORMAL')),
      asOf: '03-05 10:00',
      state: 'PENDING',
    },
    {
      cell: 'closed as normal and answered in time all the same',
      told: () => judged(trace, visitFinished('03-02 12:00', 'NORMAL'), dismissed('03-05 10:00')),
      asOf: '04-30 10:00',
      state: 'N_A',
    },
    {
      cell: 'answered too late where the visit was closed as normal: final',
      told: () =>
        judged(
          trace,
          visitFinished('03-02 12:00', 'NORMAL'),
          confirmed('03-09 11:00'),
          ordered('03-09 12:00'),
          served('03-09 12:00'),
        ),
      asOf: '04-30 10:00',
      state: 'BROKEN',
    },
  ]);

  const sent = [confirmed('03-02 11:00'), ...transferred('03-03 10:00', 'DEPARTMENT')];
  holds('M1', [
    {
      cell: 'transferred, no receipt yet',
      told: () => judged(trace, sent),
      asOf: '04-30 10:00',
      state: 'SUSPENDED',
      note: 'no receipt yet',
    },
    {
      cell: 'received by another department',
      told: () => judged(trace, sent, receipted('03-20 10:00')),
      asOf: '04-30 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'W-TRANSFER',
    },
    {
      cell: 'transferred after the limit, and received',
      told: () =>
        judged(
          trace,
          confirmed('03-02 11:00'),
          transferred('03-10 10:00', 'DEPARTMENT'),
          receipted('03-20 10:00'),
        ),
      asOf: '04-30 10:00',
      state: 'WAIVED_LATE',
    },
    {
      cell: 'with the police, received or not: no exit',
      told: () =>
        judged(
          trace,
          confirmed('03-02 11:00'),
          transferred('03-03 10:00', 'POLICE'),
          receipted('03-04 10:00'),
        ),
      asOf: '04-30 10:00',
      state: 'SUSPENDED',
      note: 'with the police',
    },
    {
      cell: 'returned: the full clock from there',
      told: () => judged(trace, sent, returned('03-16 10:00')),
      asOf: '03-19 23:59',
      state: 'PENDING',
    },
    {
      cell: 'returned, and again nothing done',
      told: () => judged(trace, sent, returned('03-16 10:00')),
      asOf: '03-20 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'refused by the police: the clock from there',
      told: () =>
        judged(
          trace,
          confirmed('03-02 11:00'),
          transferred('03-03 10:00', 'POLICE'),
          policeDecided('03-16 10:00', false),
          ordered('03-19 10:00'),
          served('03-19 10:00'),
        ),
      asOf: '04-30 10:00',
      state: 'MET',
    },
    {
      cell: 'transferred after it was ordered: the row was done',
      told: () =>
        judged(
          trace,
          confirmed('03-02 11:00'),
          ordered('03-02 11:30'),
          served('03-02 12:00'),
          transferred('03-03 10:00', 'DEPARTMENT'),
        ),
      asOf: '04-30 10:00',
      state: 'MET',
    },
  ]);

  it('names its limit, the rule behind it, and the events that it stands on', () => {
    const row = judged(trace, answered, served('03-02 12:00')).row('M1', '04-30 10:00');
    expect(row).toMatchObject({ limit: LIMIT, rule: { id: 'T-34', version: 1, provisional: false } });
    expect(row.because.map(({ type, signer }) => `${type} ${signer}`)).toEqual([
      'ItemAnswered officer/G-0001',
      'ViolationConfirmed officer/G-0001',
      'RectificationOrdered officer/G-0001',
      'OrderServed officer/G-0001',
    ]);
    expect(row.label).toEqual({ zh: '已履行', en: 'done in time' });
  });

  it('runs anew from the withdrawal of its order, whose must 2 is not applicable', () => {
    const told = judged(trace, answered, served('03-02 12:00'), orderWithdrawn('03-10 10:00'));
    expect(told.states('03-13 23:59')).toMatchObject({ M1: 'PENDING', M2: 'N_A' });
    expect(told.states('03-14 00:00')).toMatchObject({ M1: 'OVERDUE' });
    const again = judged(
      trace,
      answered,
      served('03-02 12:00'),
      orderWithdrawn('03-10 10:00'),
      ordered('03-12 10:00', { order: O2 }),
      served('03-12 10:05', { order: O2 }),
    );
    expect(again.states('03-20 10:00')).toMatchObject({ M1: 'MET', M2: 'N_A PENDING' });
  });

  it('is opened by its own confirmation where nobody left a trace', () => {
    const told = judged(
      confirmed('03-02 11:00', 'I', { data: { entity: 'E-0001' } }),
      ordered('03-05 10:00'),
      served('03-05 10:00'),
    );
    expect(told.record()).toMatchObject({
      origin: 'NO_TASK',
      entity: 'E-0001',
      category: 'PP',
      lead: 'G-0001',
      org: 'bureau',
    });
    expect(told.row('M1', '03-20 10:00')).toMatchObject({ state: 'MET', limit: LIMIT });
  });

  it('says so where no rule is in force, and takes the rule when it is published', () => {
    const without = judgedIn({ without: ['T-34'] }, trace);
    expect(without.row('M1', '04-30 10:00')).toMatchObject({ state: 'PENDING', note: 'no rule in force' });
  });
});

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
    {
      cell: 'nothing done, within the limit',
      told: () => judged(failed),
      asOf: '04-09 23:59',
      state: 'PENDING',
    },
    {
      cell: 'nothing done, after the limit',
      told: () => judged(failed),
      asOf: '04-10 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'a second order served in time',
      told: () => judged(failed, second, served('03-20 11:00', { order: O2 })),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'a second order not served',
      told: () => judged(failed, second),
      asOf: '05-01 10:00',
      state: 'OVERDUE',
    },
    {
      cell: 'a second order served late',
      told: () => judged(failed, ordered('04-10 10:00', { order: O2 }), served('04-10 10:00', { order: O2 })),
      asOf: '05-01 10:00',
      state: 'MET_LATE',
    },
    {
      cell: 'a case filed',
      told: () => judged(failed, filed('03-25 10:00')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'a penalty on the spot',
      told: () => judged(failed, onSpot('03-18 10:30')),
      asOf: '05-01 10:00',
      state: 'MET',
    },
    {
      cell: 'a lawful waiver',
      told: () => judged(failed, waived('03-25 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'W30',
    },
    {
      cell: 'a waiver by whoever had no power',
      told: () => judged(failed, waived('03-25 10:00', { actor: DEPUTY })),
      asOf: '05-01 10:00',
      state: 'OVERDUE',
    },
    {
      cell: 'a lawful waiver after the limit',
      told: () => judged(failed, waived('04-20 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_LATE',
    },
    {
      cell: 'a reason by the head',
      told: () => judged(failed, notFiled('03-25 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
      exit: 'BY_THE_HEAD',
    },
    {
      cell: 'the finding withdrawn',
      told: () => judged(failed, withdrawn('03-25 10:00', true)),
      asOf: '05-01 10:00',
      state: 'N_A',
    },
    {
      cell: 'closed unanswered',
      told: () => judged(failed, closed('03-25 10:00')),
      asOf: '05-01 10:00',
      state: 'BROKEN',
    },
    {
      cell: 'transferred, no receipt yet',
      told: () => judged(failed, transferred('03-25 10:00', 'DEPARTMENT')),
      asOf: '05-01 10:00',
      state: 'SUSPENDED',
    },
    {
      cell: 'received by another department',
      told: () => judged(failed, transferred('03-25 10:00', 'DEPARTMENT'), receipted('03-26 10:00')),
      asOf: '05-01 10:00',
      state: 'WAIVED_WITH_BASIS',
    },
    {
      cell: 'returned: the full clock from there',
      told: () => judged(failed, transferred('03-25 10:00', 'DEPARTMENT'), returned('04-20 10:00')),
      asOf: '05-01 10:00',
      state: 'PENDING',
    },
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
