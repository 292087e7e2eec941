import { DEPUTY, LEGAL } from '../testing/bureau';
import { holds } from '../testing/cells';
import { judged } from '../testing/judged';
import {
  assessed,
  closed,
  confirmed,
  O2,
  ordered,
  rechecked,
  recheckWaived,
  served,
  traced,
  visitFinished,
  visitStarted,
  waived,
  withdrawn,
} from '../testing/acts';
import { decided, decisionServed, filed, onSpot, transferred } from '../testing/case-acts';

const trace = [...visitStarted('03-02 09:00'), traced('03-02 10:00')];
const order = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
const LATER = '12-01 10:00';

describe('must 3, gates O and R: the penalty depends on a correction that does not come', () => {
  const gateO = [...trace, confirmed('03-02 11:00', 'O'), ...order];
  /** Failed on Wednesday 18 March: T-50 runs to Thursday 9 April. */
  const failed = [...gateO, rechecked('03-18 10:00', 'NO')];

  holds('M3', [
    ['PENDING', 'before the recheck', '03-31 23:59', [gateO], 'PENDING(gate)'],
    ['OVERDUE', 'while the recheck is overdue', '04-01 00:00', [gateO], 'overdue with its recheck'],
    [
      'BELOW_STANDARD',
      'corrected at the recheck: derived, and named to those who rechecked',
      LATER,
      [gateO, rechecked('03-18 10:00', 'YES')],
      'corrected, as rechecked by officer/G-0001, officer/G-0002',
    ],
    [
      'PENDING',
      'fined before the recheck: what has no ground answers nothing',
      '03-31 23:59',
      [gateO, onSpot('03-05 10:00')],
      'PENDING(gate); penalised before it opened, without a ground (Art. 38)',
    ],
    [
      'PENDING',
      'fined before the recheck failed, and not since',
      '04-09 23:59',
      [gateO, onSpot('03-05 10:00'), rechecked('03-18 10:00', 'NO')],
      'not assessed',
    ],
    [
      'OVERDUE',
      'waived before the recheck failed, and not since',
      '04-10 00:00',
      [gateO, waived('03-05 10:00'), rechecked('03-18 10:00', 'NO')],
    ],
    [
      'OVERDUE',
      'assessed as not reached before the recheck failed, and not since',
      '04-10 00:00',
      [gateO, assessed('03-05 10:00', false), rechecked('03-18 10:00', 'NO')],
    ],
    [
      'MET',
      'a case filed before the recheck failed, and decided after it',
      LATER,
      [
        gateO,
        filed('03-10 10:00'),
        rechecked('03-18 10:00', 'NO'),
        decided('04-20 10:00'),
        decisionServed('04-21 10:00'),
      ],
    ],
    ['PENDING', 'the recheck failed: the clock runs', '04-09 23:59', [failed], 'not assessed'],
    ['OVERDUE', 'the recheck failed, and nothing follows', '04-10 00:00', [failed]],
    [
      'MET',
      'penalised in every stage in time',
      LATER,
      [failed, filed('04-01 10:00'), decided('04-20 10:00'), decisionServed('04-21 10:00')],
    ],
    [
      'MET_LATE',
      'filed late',
      LATER,
      [failed, filed('04-10 10:00'), decided('04-20 10:00'), decisionServed('04-21 10:00')],
    ],
    ['WAIVED_WITH_BASIS', 'waived lawfully', LATER, [failed, waived('04-01 10:00')]],
    ['WAIVED_LATE', 'waived late', LATER, [failed, waived('04-10 10:00')]],
    [
      'BROKEN',
      'waived by legal affairs beside the deputy: without power',
      LATER,
      [failed, waived('04-01 10:00', { actor: DEPUTY, cosigners: [LEGAL] })],
    ],
    ['SUSPENDED', 'with the police', LATER, [failed, transferred('03-20 10:00', 'POLICE')]],
    ['N_A', 'the finding withdrawn', LATER, [failed, withdrawn('03-20 10:00', true)]],
    [
      'BROKEN',
      'reached and closed without act',
      '03-26 10:00',
      [failed, assessed('03-20 10:00', true), closed('03-25 10:00')],
    ],
    [
      'BROKEN',
      'a missed recheck destroys the penalty',
      '03-21 10:00',
      [gateO, closed('03-20 10:00')],
      'not assessable: no recheck',
    ],
    [
      'BROKEN',
      'never ordered, and closed: no recheck either',
      '03-04 10:00',
      [trace, confirmed('03-02 11:00', 'O'), closed('03-03 10:00')],
      'not assessable: no recheck',
    ],
    [
      'N_A',
      'the recheck lawfully waived and the finding closed',
      LATER,
      [gateO, recheckWaived('03-18 10:00'), closed('03-20 10:00')],
      'the gate never opened: there was nothing to recheck',
    ],
    [
      'BELOW_STANDARD',
      'a second order, and then corrected',
      LATER,
      [
        failed,
        ordered('03-20 10:00', { order: O2, due: '04-03' }),
        served('03-20 11:00', { order: O2 }),
        rechecked('04-08 10:00', 'YES', { order: O2 }),
      ],
    ],
    [
      'OVERDUE',
      'failed, reached, and corrected only afterwards',
      LATER,
      [
        failed,
        assessed('03-19 10:00', true),
        ordered('03-20 10:00', { order: O2, due: '04-03' }),
        served('03-20 11:00', { order: O2 }),
        rechecked('04-08 10:00', 'YES', { order: O2 }),
      ],
    ],
    [
      'PENDING',
      'penalised, a second recheck fails: opened again',
      '04-20 10:00',
      [
        failed,
        onSpot('03-18 12:00'),
        ordered('03-20 10:00', { order: O2, due: '04-03' }),
        served('03-20 11:00', { order: O2 }),
        rechecked('04-08 10:00', 'NO', { order: O2 }),
      ],
    ],
    [
      'BELOW_STANDARD',
      'assessed as not reached although the recheck failed',
      LATER,
      [failed, assessed('03-20 10:00', false)],
      'not reached (NONE), assessed by officer/G-0001; contradicted: overdue and not corrected',
    ],
    [
      'OVERDUE',
      'gate R, a refusal opens it',
      '03-24 00:00',
      [trace, confirmed('03-02 11:00', 'R'), order, visitFinished('03-02 12:00', 'REFUSED')],
      'not assessed',
    ],
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
