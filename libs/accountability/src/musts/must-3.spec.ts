import { DEPUTY, HEAD, LEGAL } from '../testing/bureau';
import {
  annulled,
  assessed,
  C2,
  caseClosed,
  closed,
  confirmed,
  decided,
  decisionServed,
  educated,
  filed,
  O2,
  onSpot,
  ordered,
  policeDecided,
  prosecutorReturned,
  receipted,
  rechecked,
  recheckWaived,
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
import { judged } from '../testing/judged';

const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const order = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
/** Confirmed on Monday 2 March: T-50 runs to the end of Monday 23 March. */
const gateI = [...trace, confirmed('03-02 11:00', 'I'), ...order];
const LATER = '12-01 10:00';

describe('must 3, gate I: what reaches the standard of a penalty is penalised', () => {
  const penalised = [filed('03-10 10:00'), ...decided('05-10 10:00')];

  holds('M3', [
    {
      cell: 'nothing done, within the limit',
      told: () => judged(gateI),
      asOf: '03-23 23:59',
      state: 'PENDING',
      note: 'not assessed',
    },
    {
      cell: 'nothing done, after the limit',
      told: () => judged(gateI),
      asOf: '03-24 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'assessed as reached, no case filed',
      told: () => judged(gateI, assessed('03-10 10:00', true)),
      asOf: '03-24 00:00',
      state: 'OVERDUE',
      note: 'assessed as reached, no case filed',
    },
    // 90 days from 10 March end on Monday 8 June.
    {
      cell: 'filed, the decision not yet due',
      told: () => judged(gateI, filed('03-10 10:00')),
      asOf: '06-08 23:59',
      state: 'PENDING',
    },
    {
      cell: 'filed, the decision overdue',
      told: () => judged(gateI, filed('03-10 10:00')),
      asOf: '06-09 00:00',
      state: 'OVERDUE',
    },
    // Seven working days from Sunday 10 May end on Tuesday 19 May.
    {
      cell: 'decided, the service not yet due',
      told: () => judged(gateI, penalised),
      asOf: '05-19 23:59',
      state: 'PENDING',
    },
    {
      cell: 'decided, the service overdue',
      told: () => judged(gateI, penalised),
      asOf: '05-20 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'every stage in time',
      told: () => judged(gateI, penalised, decisionServed('05-19 10:00')),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'one stage late',
      told: () => judged(gateI, penalised, decisionServed('05-20 10:00')),
      asOf: LATER,
      state: 'MET_LATE',
    },
    {
      cell: 'a penalty on the spot',
      told: () => judged(gateI, onSpot('03-02 12:00')),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'a penalty on the spot after the limit',
      told: () => judged(gateI, onSpot('03-24 12:00')),
      asOf: LATER,
      state: 'MET_LATE',
    },
    {
      cell: 'waived by the head, in time',
      told: () => judged(gateI, waived('03-20 10:00')),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
      exit: 'W30',
    },
    {
      cell: 'waived by the head, after the limit',
      told: () => judged(gateI, waived('03-24 10:00')),
      asOf: LATER,
      state: 'WAIVED_LATE',
    },
    {
      cell: 'waived without power',
      told: () => judged(gateI, waived('03-20 10:00', { actor: DEPUTY })),
      asOf: '03-21 10:00',
      state: 'BROKEN',
      note: 'waived without power',
    },
    {
      cell: 'waived by the deputy with the head beside him',
      told: () => judged(gateI, waived('03-20 10:00', { actor: DEPUTY, cosigners: [HEAD] })),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
    },
    {
      cell: 'waived without power, then by the head',
      told: () => judged(gateI, waived('03-18 10:00', { actor: DEPUTY }), waived('03-20 10:00')),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
    },
    {
      cell: 'waived without power, then penalised',
      told: () => judged(gateI, waived('03-18 10:00', { actor: DEPUTY }), onSpot('03-20 10:00')),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'the fine alone waived: the rest is still owed',
      told: () => judged(gateI, waived('03-20 10:00', { data: { code: 'W29' } })),
      asOf: '03-24 10:00',
      state: 'OVERDUE',
    },
    {
      cell: 'a first violation waived, with education',
      told: () => judged(gateI, educated('03-19 10:00'), waived('03-20 10:00', { data: { code: 'W33b' } })),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
      exit: 'W33b',
    },
    {
      cell: 'a trivial violation waived, without education',
      told: () => judged(gateI, waived('03-20 10:00', { data: { code: 'W33a' } })),
      asOf: '03-24 10:00',
      state: 'OVERDUE',
      note: 'waiver without education record (Art. 33)',
    },
    {
      cell: 'with the police',
      told: () =>
        judged(
          gateI,
          transferred('03-10 10:00', 'POLICE'),
          receipted('03-11 10:00'),
          policeDecided('03-15 10:00', true),
        ),
      asOf: LATER,
      state: 'SUSPENDED',
      note: 'with the police',
    },
    {
      cell: 'sent back by the prosecutor: the full clock from there',
      told: () =>
        judged(
          gateI,
          transferred('03-10 10:00', 'POLICE'),
          policeDecided('03-15 10:00', true),
          prosecutorReturned('06-01 10:00'),
        ),
      asOf: '06-23 23:59',
      state: 'PENDING',
    },
    {
      cell: 'refused by the police, and the new limit passed',
      told: () => judged(gateI, transferred('03-10 10:00', 'POLICE'), policeDecided('03-16 10:00', false)),
      asOf: '04-10 10:00',
      state: 'OVERDUE',
    },
    {
      cell: 'received by another department',
      told: () => judged(gateI, transferred('03-10 10:00', 'DEPARTMENT'), receipted('03-11 10:00')),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
      exit: 'W-TRANSFER',
    },
    {
      cell: 'returned by it',
      told: () =>
        judged(
          gateI,
          transferred('03-10 10:00', 'DEPARTMENT'),
          receipted('03-11 10:00'),
          returned('03-30 10:00'),
        ),
      asOf: '04-20 10:00',
      state: 'PENDING',
    },
    {
      cell: 'the finding withdrawn',
      told: () => judged(gateI, withdrawn('03-10 10:00', true)),
      asOf: LATER,
      state: 'N_A',
      note: 'finding withdrawn',
    },
    {
      cell: 'annulled, and no remake ordered',
      told: () => judged(gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', false)),
      asOf: LATER,
      state: 'N_A',
      note: 'annulled without remake',
    },
    {
      cell: 'annulled, a remake ordered: pending from the annulment',
      told: () => judged(gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', true)),
      asOf: '09-29 23:59',
      state: 'PENDING',
    },
    {
      cell: 'a remake that does not come',
      told: () => judged(gateI, penalised, decisionServed('05-19 10:00'), annulled('07-01 10:00', true)),
      asOf: '09-30 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'decided anew and served',
      told: () =>
        judged(
          gateI,
          penalised,
          decisionServed('05-19 10:00'),
          annulled('07-01 10:00', true),
          decided('07-20 10:00', {}, 2),
          decisionServed('07-21 10:00'),
        ),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'a second case after the first was closed',
      told: () =>
        judged(
          gateI,
          filed('03-10 10:00'),
          caseClosed('03-20 10:00'),
          filed('03-22 10:00', { case: C2 }),
          decided('04-01 10:00', { case: C2 }),
          decisionServed('04-02 10:00', { case: C2 }),
        ),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'assessed as not reached, which gate I contradicts',
      told: () => judged(gateI, assessed('03-10 10:00', false)),
      asOf: LATER,
      state: 'BELOW_STANDARD',
      note: 'not reached (NONE), assessed by officer/G-0001; contradicted: gate I lets a penalty follow at once',
    },
    {
      cell: 'assessed as not reached, late',
      told: () => judged(trace, confirmed('03-02 11:00', 'I_S'), assessed('03-24 10:00', false)),
      asOf: LATER,
      state: 'BELOW_STANDARD',
      note: 'not reached (NONE), assessed by officer/G-0001; LATE',
    },
    {
      cell: 'assessed as not reached, then filed all the same',
      told: () => judged(gateI, assessed('03-10 10:00', false), filed('03-12 10:00')),
      asOf: '07-01 10:00',
      state: 'OVERDUE',
    },
    {
      cell: 'reached, and the finding closed without act',
      told: () =>
        judged(gateI, assessed('03-10 10:00', true), rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')),
      asOf: '03-21 10:00',
      state: 'BROKEN',
    },
    {
      cell: 'never assessed, and the finding closed',
      told: () => judged(gateI, rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')),
      asOf: '03-21 10:00',
      state: 'BROKEN',
    },
    {
      cell: 'not reached, and the finding closed',
      told: () =>
        judged(gateI, assessed('03-10 10:00', false), rechecked('03-18 10:00', 'YES'), closed('03-20 10:00')),
      asOf: LATER,
      state: 'BELOW_STANDARD',
    },
    {
      cell: 'the case closed without act',
      told: () => judged(gateI, filed('03-10 10:00'), caseClosed('05-20 10:00')),
      asOf: '05-21 10:00',
      state: 'BROKEN',
      note: 'reached, and the case closed without a penalty or a waiver',
    },
    {
      cell: 'the case closed after its lawful waiver',
      told: () =>
        judged(gateI, filed('03-10 10:00'), reviewed, waivedInCase, caseClosed('05-20 10:00', 'WAIVED')),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
    },
    // 24 months after the trace, unrolled.
    {
      cell: 'time-barred',
      told: () => judged(gateI, filed('03-10 10:00')),
      asOf: '2028-03-03 00:00',
      state: 'BROKEN',
      note: 'time-barred (T-67)',
    },
    {
      cell: 'not yet time-barred',
      told: () => judged(gateI, filed('03-10 10:00')),
      asOf: '2028-03-02 23:59',
      state: 'OVERDUE',
    },
  ]);

  const reviewed = decided('04-01 10:00').slice(0, 3);
  const waivedInCase = waived('04-02 10:00', { data: { code: 'W57c', review: reviewed[2]?.id } });

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

describe('must 3, gates O and R: the penalty depends on a correction that does not come', () => {
  const gateO = [...trace, confirmed('03-02 11:00', 'O'), ...order];
  /** Failed on Wednesday 18 March: T-50 runs to Thursday 9 April. */
  const failed = [...gateO, rechecked('03-18 10:00', 'NO')];

  holds('M3', [
    {
      cell: 'before the recheck',
      told: () => judged(gateO),
      asOf: '03-31 23:59',
      state: 'PENDING',
      note: 'PENDING(gate)',
    },
    {
      cell: 'while the recheck is overdue',
      told: () => judged(gateO),
      asOf: '04-01 00:00',
      state: 'OVERDUE',
      note: 'overdue with its recheck',
    },
    {
      cell: 'corrected at the recheck: derived, and named to those who rechecked',
      told: () => judged(gateO, rechecked('03-18 10:00', 'YES')),
      asOf: LATER,
      state: 'BELOW_STANDARD',
      note: 'corrected, as rechecked by officer/G-0001, officer/G-0002',
    },
    {
      cell: 'the recheck failed: the clock runs',
      told: () => judged(failed),
      asOf: '04-09 23:59',
      state: 'PENDING',
      note: 'not assessed',
    },
    {
      cell: 'the recheck failed, and nothing follows',
      told: () => judged(failed),
      asOf: '04-10 00:00',
      state: 'OVERDUE',
    },
    {
      cell: 'penalised in every stage in time',
      told: () => judged(failed, filed('04-01 10:00'), decided('04-20 10:00'), decisionServed('04-21 10:00')),
      asOf: LATER,
      state: 'MET',
    },
    {
      cell: 'filed late',
      told: () => judged(failed, filed('04-10 10:00'), decided('04-20 10:00'), decisionServed('04-21 10:00')),
      asOf: LATER,
      state: 'MET_LATE',
    },
    {
      cell: 'waived lawfully',
      told: () => judged(failed, waived('04-01 10:00')),
      asOf: LATER,
      state: 'WAIVED_WITH_BASIS',
    },
    {
      cell: 'waived late',
      told: () => judged(failed, waived('04-10 10:00')),
      asOf: LATER,
      state: 'WAIVED_LATE',
    },
    {
      cell: 'waived by legal affairs beside the deputy: without power',
      told: () => judged(failed, waived('04-01 10:00', { actor: DEPUTY, cosigners: [LEGAL] })),
      asOf: LATER,
      state: 'BROKEN',
    },
    {
      cell: 'with the police',
      told: () => judged(failed, transferred('03-20 10:00', 'POLICE')),
      asOf: LATER,
      state: 'SUSPENDED',
    },
    {
      cell: 'the finding withdrawn',
      told: () => judged(failed, withdrawn('03-20 10:00', true)),
      asOf: LATER,
      state: 'N_A',
    },
    {
      cell: 'reached and closed without act',
      told: () => judged(failed, assessed('03-20 10:00', true), closed('03-25 10:00')),
      asOf: '03-26 10:00',
      state: 'BROKEN',
    },
    {
      cell: 'a missed recheck destroys the penalty',
      told: () => judged(gateO, closed('03-20 10:00')),
      asOf: '03-21 10:00',
      state: 'BROKEN',
      note: 'not assessable: no recheck',
    },
    {
      cell: 'never ordered, and closed: no recheck either',
      told: () => judged(trace, confirmed('03-02 11:00', 'O'), closed('03-03 10:00')),
      asOf: '03-04 10:00',
      state: 'BROKEN',
      note: 'not assessable: no recheck',
    },
    {
      cell: 'the recheck lawfully waived and the finding closed',
      told: () => judged(gateO, recheckWaived('03-18 10:00'), closed('03-20 10:00')),
      asOf: LATER,
      state: 'N_A',
      note: 'the gate never opened: there was nothing to recheck',
    },
    {
      cell: 'a second order, and then corrected',
      told: () =>
        judged(
          failed,
          ordered('03-20 10:00', { order: O2, due: '04-03' }),
          served('03-20 11:00', { order: O2 }),
          rechecked('04-08 10:00', 'YES', { order: O2 }),
        ),
      asOf: LATER,
      state: 'BELOW_STANDARD',
    },
    {
      cell: 'failed, reached, and corrected only afterwards',
      told: () =>
        judged(
          failed,
          assessed('03-19 10:00', true),
          ordered('03-20 10:00', { order: O2, due: '04-03' }),
          served('03-20 11:00', { order: O2 }),
          rechecked('04-08 10:00', 'YES', { order: O2 }),
        ),
      asOf: LATER,
      state: 'OVERDUE',
    },
    {
      cell: 'penalised, a second recheck fails: opened again',
      told: () =>
        judged(
          failed,
          onSpot('03-18 12:00'),
          ordered('03-20 10:00', { order: O2, due: '04-03' }),
          served('03-20 11:00', { order: O2 }),
          rechecked('04-08 10:00', 'NO', { order: O2 }),
        ),
      asOf: '04-20 10:00',
      state: 'PENDING',
    },
    {
      cell: 'assessed as not reached although the recheck failed',
      told: () => judged(failed, assessed('03-20 10:00', false)),
      asOf: LATER,
      state: 'BELOW_STANDARD',
      note: 'not reached (NONE), assessed by officer/G-0001; contradicted: overdue and not corrected',
    },
    {
      cell: 'gate R, a refusal opens it',
      told: () =>
        judged(trace, confirmed('03-02 11:00', 'R'), order, visitFinished('03-02 12:00', 'REFUSED')),
      asOf: '03-24 00:00',
      state: 'OVERDUE',
      note: 'not assessed',
    },
  ]);

  it('is worse than a lawful exit for whoever closes instead of rechecking', () => {
    expect(judged(gateO, closed('03-20 10:00')).states('03-21 10:00')).toEqual({
      M1: 'MET',
      M2: 'BROKEN',
      M3: 'BROKEN',
    });
    expect(judged(gateO, recheckWaived('03-18 10:00')).states('05-01 10:00')).toEqual({
      M1: 'MET',
      M2: 'WAIVED_WITH_BASIS',
      M3: 'PENDING',
    });
  });
});
