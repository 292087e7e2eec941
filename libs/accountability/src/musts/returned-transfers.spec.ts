import { confirmed, ordered, rechecked, served, traced, visitStarted } from '../testing/acts';
import { onSpot, policeDecided, receipted, returned, transferred } from '../testing/case-acts';
import { holds } from '../testing/cells';
import { judged } from '../testing/judged';

const LATER = '12-01 10:00';
const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const orderDue = (due: string) => [
  ...trace,
  confirmed('03-02 11:00'),
  ordered('03-02 11:30', { due }),
  served('03-02 11:40'),
];
const away = (from: string, until: string) => [...transferred(from, 'DEPARTMENT'), returned(until)];

describe('a matter that comes back before the period for correction has ended', () => {
  const told = [orderDue('05-20'), transferred('03-05 10:00', 'POLICE'), policeDecided('03-09 10:00', false)];

  holds('M2', [
    // Ten working days from Wednesday 20 May.
    ['PENDING', 'nobody may recheck yet', '04-10 10:00', told],
    ['PENDING', 'the limit runs from the date', '06-03 23:59', told],
    ['OVERDUE', 'the limit from the date has passed', '06-04 00:00', told],
    ['MET', 'rechecked when the date has passed', LATER, [...told, rechecked('05-21 10:00', 'YES')]],
  ]);

  it('is not overdue for the penalty that waits for the recheck either', () => {
    const gateO = [...trace, confirmed('03-02 11:00', 'O'), ordered('03-02 11:30', { due: '05-20' })];
    const back = judged(gateO, served('03-02 11:40'), away('03-05 10:00', '03-09 10:00'));
    expect(back.row('M3', '04-10 10:00')).toMatchObject({ state: 'PENDING', note: 'PENDING(gate)' });
  });
});

describe('a transfer that leaves when the limit has passed', () => {
  /** T-36 ends on Tuesday 31 March, T-50 on Monday 23 March. */
  const overdue = orderDue('03-17');
  const sham = away('05-06 10:00', '05-06 10:05');

  holds('M2', [
    ['OVERDUE', 'what was late stays late', '05-06 10:30', [overdue, sham]],
    ['MET_LATE', 'and is done late', LATER, [overdue, sham, rechecked('05-06 11:00', 'YES')]],
    [
      'MET',
      'one that left in time gives the full clock',
      LATER,
      [overdue, away('03-31 10:00', '05-06 10:00'), rechecked('05-19 10:00', 'YES')],
    ],
    [
      'MET_LATE',
      'a second one, after the limit that the first gave',
      LATER,
      [
        overdue,
        away('03-31 10:00', '04-20 10:00'),
        transferred('05-11 10:00', 'POLICE').map(again),
        again(policeDecided('05-11 11:00', false)),
        rechecked('05-12 10:00', 'YES'),
      ],
    ],
    ['SUSPENDED', 'suspends it all the same', LATER, [overdue, transferred('05-06 10:00', 'DEPARTMENT')]],
  ]);

  holds('M1', [
    ['OVERDUE', 'nothing ordered', '03-10 11:00', [trace, confirmed('03-02 11:00'), lateSham()]],
    [
      'MET_LATE',
      'ordered when it was back',
      LATER,
      [trace, confirmed('03-02 11:00'), lateSham(), ordered('03-10 12:00'), served('03-10 12:10')],
    ],
  ]);

  holds('M1_AGAIN', [
    [
      'OVERDUE',
      'a failed recheck unanswered',
      '05-07 10:00',
      [overdue, rechecked('03-18 10:00', 'NO'), sham],
    ],
  ]);

  holds('M3', [
    ['OVERDUE', 'no case filed', '05-07 10:00', [overdue, sham]],
    ['MET_LATE', 'penalised when it was back', LATER, [overdue, sham, onSpot('05-06 11:30')]],
  ]);

  it('names the stage that was late before it left', () => {
    const told = judged(overdue, sham, onSpot('05-06 11:30'));
    expect(told.row('M3', LATER)).toMatchObject({
      lateStages: ['FILED'],
      limit: '2026-03-23T23:59:59.999+08:00',
    });
  });

  it('waives late where another department receives it, after the limit of an earlier return', () => {
    const once = [...overdue, ...away('03-31 10:00', '04-20 10:00')];
    const twice = (at: string) => [...transferred(at, 'DEPARTMENT'), receipted(at)].map(again);
    expect(judged(once, twice('05-06 10:00')).row('M2', LATER).state).toBe('WAIVED_WITH_BASIS');
    expect(judged(once, twice('05-11 10:00')).row('M2', LATER).state).toBe('WAIVED_LATE');
  });
});

function lateSham() {
  return away('03-10 10:00', '03-10 10:05');
}

/** In a referral of its own. */
function again<T extends { readonly stream?: string }>(draft: T): T {
  return { ...draft, stream: 'referral/eeeeeeee-0000-4000-8000-000000000002' };
}
