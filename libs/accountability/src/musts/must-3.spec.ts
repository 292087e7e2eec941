import { holds } from '../testing/cells';
import { judged } from '../testing/judged';
import {
  assessed,
  confirmed,
  ordered,
  rechecked,
  served,
  traced,
  visitStarted,
  withdrawn,
} from '../testing/acts';
import {
  annulled,
  C2,
  caseClosed,
  decided,
  decisionServed,
  filed,
  onSpot,
  policeDecided,
  prosecutorReturned,
  receipted,
  returned,
  transferred,
} from '../testing/case-acts';

const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const order = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
/** Confirmed on Monday 2 March: T-50 runs to the end of Monday 23 March. */
const gateI = [...trace, confirmed('03-02 11:00', 'I'), ...order];
const LATER = '12-01 10:00';

describe('must 3, gate I: what reaches the standard of a penalty is penalised', () => {
  const penalised = [filed('03-10 10:00'), ...decided('05-10 10:00')];

  holds('M3', [
    ['PENDING', 'nothing done, within the limit', '03-23 23:59', [gateI], 'not assessed'],
    ['OVERDUE', 'nothing done, after the limit', '03-24 00:00', [gateI]],
    [
      'OVERDUE',
      'assessed as reached, no case filed',
      '03-24 00:00',
      [gateI, assessed('03-10 10:00', true)],
      'assessed as reached, no case filed',
    ],
    // 90 days from 10 March end on Monday 8 June.
    ['PENDING', 'filed, the decision not yet due', '06-08 23:59', [gateI, filed('03-10 10:00')]],
    ['OVERDUE', 'filed, the decision overdue', '06-09 00:00', [gateI, filed('03-10 10:00')]],
    // Seven working days from Sunday 10 May end on Tuesday 19 May.
    ['PENDING', 'decided, the service not yet due', '05-19 23:59', [gateI, penalised]],
    ['OVERDUE', 'decided, the service overdue', '05-20 00:00', [gateI, penalised]],
    ['MET', 'every stage in time', LATER, [gateI, penalised, decisionServed('05-19 10:00')]],
    ['MET_LATE', 'one stage late', LATER, [gateI, penalised, decisionServed('05-20 10:00')]],
    ['MET', 'a penalty on the spot', LATER, [gateI, onSpot('03-02 12:00')]],
    ['MET_LATE', 'a penalty on the spot after the limit', LATER, [gateI, onSpot('03-24 12:00')]],
    [
      'SUSPENDED',
      'with the police',
      LATER,
      [
        gateI,
        transferred('03-10 10:00', 'POLICE'),
        receipted('03-11 10:00'),
        policeDecided('03-15 10:00', true),
      ],
      'with the police',
    ],
    [
      'PENDING',
      'sent back by the prosecutor: the full clock from there',
      '06-23 23:59',
      [
        gateI,
        transferred('03-10 10:00', 'POLICE'),
        policeDecided('03-15 10:00', true),
        prosecutorReturned('06-01 10:00'),
      ],
    ],
    [
      'OVERDUE',
      'refused by the police, and the new limit passed',
      '04-10 10:00',
      [gateI, transferred('03-10 10:00', 'POLICE'), policeDecided('03-16 10:00', false)],
    ],
    [
      'WAIVED_WITH_BASIS',
      'received by another department',
      LATER,
      [gateI, transferred('03-10 10:00', 'DEPARTMENT'), receipted('03-11 10:00')],
      'W-TRANSFER',
    ],
    [
      'PENDING',
      'returned by it',
      '04-20 10:00',
      [gateI, transferred('03-10 10:00', 'DEPARTMENT'), receipted('03-11 10:00'), returned('03-30 10:00')],
    ],
    ['N_A', 'the finding withdrawn', LATER, [gateI, withdrawn('03-10 10:00', true)], 'finding withdrawn'],
    [
      'N_A',
      'annulled, and no remake ordered',
      LATER,
      [gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', false)],
      'annulled without remake',
    ],
    [
      'PENDING',
      'annulled, a remake ordered: pending from the annulment',
      '09-29 23:59',
      [gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', true)],
    ],
    ...(['PENDING', 'N_A'] as const).map(
      (state) =>
        [
          state,
          'annulled after the case was carried through and closed',
          '09-29 23:59',
          [
            gateI,
            penalised,
            decisionServed('05-19 10:00'),
            caseClosed('06-10 10:00', 'UNEXECUTABLE'),
            annulled('07-01 10:00', state === 'PENDING'),
          ],
        ] as const,
    ),
    [
      'OVERDUE',
      'a remake that does not come',
      '09-30 00:00',
      [gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', true)],
    ],
    [
      'MET',
      'decided anew and served',
      LATER,
      [
        gateI,
        penalised,
        decisionServed('05-19 10:00'),
        annulled('07-01 10:00', true),
        decided('07-20 10:00', {}, 2),
        decisionServed('07-21 10:00'),
      ],
    ],
    [
      'MET',
      'a second case after the first was closed',
      LATER,
      [
        gateI,
        filed('03-10 10:00'),
        caseClosed('03-20 10:00'),
        filed('03-22 10:00', { case: C2 }),
        decided('04-01 10:00', { case: C2 }),
        decisionServed('04-02 10:00', { case: C2 }),
      ],
    ],
  ]);

  it('gives only the open stage its full period again when a transfer comes back', () => {
    const away = [...transferred('03-10 10:00', 'DEPARTMENT'), returned('03-30 10:00')];
    const told = judged(gateI, away, filed('04-01 10:00'));
    // 90 days from 1 April end on Tuesday 30 June.
    expect(told.row('M3', '06-30 10:00')).toMatchObject({
      state: 'PENDING',
      limit: '2026-06-30T23:59:59.999+08:00',
    });
  });

  it('names the stages that were late', () => {
    const told = judged(gateI, filed('03-30 10:00'), decided('05-10 10:00'), decisionServed('05-25 10:00'));
    expect(told.row('M3', LATER)).toMatchObject({ state: 'MET_LATE', lateStages: ['FILED', 'SERVED'] });
    expect(told.row('M3', '05-11 10:00')).toMatchObject({ state: 'PENDING', stage: 'SERVED' });
  });

  it('is asked of no finding that is not confirmed', () => {
    expect(judged(trace).states('03-10 10:00')).toEqual({ M1: 'OVERDUE' });
  });

  it('opens again for gate I/O when a recheck fails after it was settled, and keeps its clock when it fails before', () => {
    const gate = [...trace, confirmed('03-02 11:00', 'I_O'), ...order];
    const settled = judged(gate, assessed('03-10 10:00', false), rechecked('03-18 10:00', 'NO'));
    expect(settled.row('M3', '04-09 10:00')).toMatchObject({
      state: 'PENDING',
      limit: '2026-04-09T23:59:59.999+08:00',
    });
    const open = judged(gate, rechecked('03-18 10:00', 'NO'));
    expect(open.row('M3', '03-24 10:00')).toMatchObject({
      state: 'OVERDUE',
      limit: '2026-03-23T23:59:59.999+08:00',
    });
    const gateAlone = judged(gateI, assessed('03-10 10:00', false), rechecked('03-18 10:00', 'NO'));
    expect(gateAlone.row('M3', '04-20 10:00').state).toBe('BELOW_STANDARD');
  });
});
