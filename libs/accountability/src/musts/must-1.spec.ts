import { holds } from '../testing/cells';
import { judged } from '../testing/judged';
import {
  closed,
  confirmed,
  dismissed,
  F2,
  gone,
  merged,
  O2,
  ordered,
  orderWithdrawn,
  served,
  traced,
  visitFinished,
  visitStarted,
  withdrawn,
} from '../testing/acts';
import { policeDecided, receipted, returned, transferred } from '../testing/case-acts';

/** Monday 2 March: T-34 runs to the end of Thursday 5 March. */
const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const finished = visitFinished('03-02 12:00');
const LIMIT = '2026-03-05T23:59:59.999+08:00';

describe('must 1: a violation found is ordered to be corrected', () => {
  const answered = [confirmed('03-02 11:00'), ordered('03-02 11:30', { due: '03-17' })];

  holds('M1', [
    ['PENDING', 'nothing done, within the limit', '03-05 23:59', [trace, finished]],
    ['OVERDUE', 'nothing done, after the limit', '03-06 00:00', [trace, finished]],
    ['OVERDUE', 'confirmed but not ordered', '03-06 00:00', [trace, answered[0] ?? []]],
    ['OVERDUE', 'ordered but not served', '03-06 00:00', [trace, answered]],
    ['MET', 'served within the limit', '04-30 10:00', [trace, answered, served('03-05 23:59')]],
    ['MET_LATE', 'served after the limit', '04-30 10:00', [trace, answered, served('03-06 00:01')]],
    ['N_A', 'dismissed in time', '04-30 10:00', [trace, dismissed('03-05 10:00')], 'dismissed in time'],
    [
      'WAIVED_LATE',
      'dismissed after the limit',
      '04-30 10:00',
      [trace, dismissed('03-06 10:00')],
      'DISMISSED',
    ],
    [
      'N_A',
      'merged into another finding',
      '04-30 10:00',
      [trace, traced('03-02 10:05', F2), merged('03-03 10:00')],
    ],
    ['N_A', 'withdrawn with evidence', '04-30 10:00', [trace, answered, withdrawn('03-20 10:00', true)]],
    [
      'BROKEN',
      'withdrawn without evidence',
      '04-30 10:00',
      [trace, answered, served('03-02 12:00'), withdrawn('03-20 10:00', false)],
      'withdrawn without evidence',
    ],
    [
      'WAIVED_WITH_BASIS',
      'the subject is gone, in time',
      '04-30 10:00',
      [trace, gone('03-04 10:00')],
      'SUBJECT_GONE',
    ],
    ['WAIVED_LATE', 'the subject is gone, after the limit', '04-30 10:00', [trace, gone('03-09 10:00')]],
    [
      'MET',
      'the subject is gone after it was ordered',
      '04-30 10:00',
      [trace, answered, served('03-02 12:00'), gone('03-20 10:00')],
    ],
    ['BROKEN', 'closed unanswered', '03-03 11:00', [trace, closed('03-03 10:00')], 'closed unanswered'],
    [
      'MET',
      'closed after the answer',
      '04-30 10:00',
      [trace, answered, served('03-02 12:00'), closed('03-30 10:00')],
    ],
    [
      'BROKEN',
      'the limit passed and the visit was closed as normal',
      '03-06 00:00',
      [trace, visitFinished('03-02 12:00', 'NORMAL')],
      'the visit was closed as normal',
    ],
    [
      'PENDING',
      'the visit closed as normal, the limit running',
      '03-05 10:00',
      [trace, visitFinished('03-02 12:00', 'NORMAL')],
    ],
    [
      'N_A',
      'closed as normal and answered in time all the same',
      '04-30 10:00',
      [trace, visitFinished('03-02 12:00', 'NORMAL'), dismissed('03-05 10:00')],
    ],
    [
      'BROKEN',
      'answered too late where the visit was closed as normal: final',
      '04-30 10:00',
      [
        trace,
        visitFinished('03-02 12:00', 'NORMAL'),
        confirmed('03-09 11:00'),
        ordered('03-09 12:00'),
        served('03-09 12:00'),
      ],
    ],
  ]);

  const sent = [confirmed('03-02 11:00'), ...transferred('03-03 10:00', 'DEPARTMENT')];
  holds('M1', [
    ['SUSPENDED', 'transferred, no receipt yet', '04-30 10:00', [trace, sent], 'no receipt yet'],
    [
      'WAIVED_WITH_BASIS',
      'received by another department',
      '04-30 10:00',
      [trace, sent, receipted('03-20 10:00')],
      'W-TRANSFER',
    ],
    [
      'WAIVED_LATE',
      'transferred after the limit, and received',
      '04-30 10:00',
      [trace, confirmed('03-02 11:00'), transferred('03-10 10:00', 'DEPARTMENT'), receipted('03-20 10:00')],
    ],
    [
      'SUSPENDED',
      'with the police, received or not: no exit',
      '04-30 10:00',
      [trace, confirmed('03-02 11:00'), transferred('03-03 10:00', 'POLICE'), receipted('03-04 10:00')],
      'with the police',
    ],
    ['PENDING', 'returned: the full clock from there', '03-19 23:59', [trace, sent, returned('03-16 10:00')]],
    ['OVERDUE', 'returned, and again nothing done', '03-20 00:00', [trace, sent, returned('03-16 10:00')]],
    [
      'MET',
      'refused by the police: the clock from there',
      '04-30 10:00',
      [
        trace,
        confirmed('03-02 11:00'),
        transferred('03-03 10:00', 'POLICE'),
        policeDecided('03-16 10:00', false),
        ordered('03-19 10:00'),
        served('03-19 10:00'),
      ],
    ],
    [
      'MET',
      'transferred after it was ordered: the row was done',
      '04-30 10:00',
      [
        trace,
        confirmed('03-02 11:00'),
        ordered('03-02 11:30'),
        served('03-02 12:00'),
        transferred('03-03 10:00', 'DEPARTMENT'),
      ],
    ],
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
});
