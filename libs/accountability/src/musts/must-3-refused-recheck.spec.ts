import type { Draft } from '@mingjing/kernel/testing';
import {
  closed,
  confirmed,
  F1,
  F2,
  gone,
  O2,
  ordered,
  orderWithdrawn,
  rechecked,
  recheckWaived,
  served,
  traced,
  visitFinished,
  visitStarted,
} from '../testing/acts';
import { taskTold } from '../testing/bureau';
import { decided, decisionServed, filed } from '../testing/case-acts';
import { judged } from '../testing/judged';

const LATER = '12-01 10:00';
const RECHECK = 'recheck/1';

/** The hotel does not let the officers in who come to recheck. */
const refused = (day: string, entity?: string): readonly Draft[] => [
  taskTold({ origin: 'RECHECK', random: false, ...(entity === undefined ? {} : { entity }) }, RECHECK),
  ...visitStarted(`${day} 09:00`, `task/${RECHECK}`),
  ...visitFinished(`${day} 09:30`, 'REFUSED', `task/${RECHECK}`),
];

const found = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  traced('03-02 10:01', F2),
  confirmed('03-02 11:00', 'O'),
  confirmed('03-02 11:01', 'O', { finding: F2 }),
];
const order = [ordered('03-02 11:30', { due: '03-17' }), served('03-02 11:40')];
const second = [
  ordered('09-01 11:30', {
    order: O2,
    data: { findings: [{ finding: F2, kind: 'BY_DATE', due: '2026-09-16' }] },
  }),
  served('09-01 11:40', { order: O2 }),
];
const penalised = [
  rechecked('03-18 10:00', 'NO'),
  filed('04-01 10:00'),
  ...decided('04-20 10:00'),
  decisionServed('04-21 10:00'),
];

describe('a recheck that the entity refuses', () => {
  it('opens must 3 of the finding that waits for it', () => {
    const story = judged(found, order, refused('03-18'));
    expect(story.row('M3', '03-18 12:00')).toMatchObject({ state: 'PENDING', note: 'not assessed' });
    expect(story.row('M3', LATER).because.map(({ type }) => type)).toContain('InspectionFinished');
  });

  it('opens nothing again that was penalised after a recheck of its own', () => {
    const story = judged(found, order, penalised, second, refused('09-18'));
    expect(story.states(LATER)).toEqual({ M1: 'MET', M1_AGAIN: 'MET', M2: 'MET', M3: 'MET' });
    expect(story.record().refusals).toEqual([]);
    expect(story.record(F2).refusals).toHaveLength(1);
  });

  it('opens must 3 again where it was settled and a second order still waits', () => {
    const again = [
      ordered('09-01 11:30', { order: O2, due: '09-16' }),
      served('09-01 11:40', { order: O2 }),
      ...refused('09-18'),
    ];
    expect(judged(found, order, penalised, again).row('M3', '09-18 12:00').state).toBe('PENDING');
  });

  it.each<[string, readonly Draft[]]>([
    ['was found corrected', [rechecked('03-18 10:00', 'YES')]],
    ['needs no recheck any more', [recheckWaived('03-18 10:00')]],
    ['stands in an order that was withdrawn', [orderWithdrawn('03-18 10:00')]],
    ['stood with an entity that is gone', [gone('03-18 10:00')]],
    ['was closed', [closed('03-18 10:00')]],
  ])('does not concern a finding that %s', (_what, before) => {
    expect(judged(found, order, before, refused('03-19')).record(F1).refusals).toEqual([]);
  });

  it('does not concern a finding of which nothing can be rechecked', () => {
    const part = { finding: F1, kind: 'IMMEDIATE', recheck: { needed: false, reason: '一次性行为' } };
    const once = [ordered('03-02 11:30', { data: { findings: [part] } }), served('03-02 11:40')];
    expect(judged(found, once, refused('03-19')).record(F1).refusals).toEqual([]);
  });

  it('does not concern what was found elsewhere', () => {
    expect(judged(found, order, refused('03-19', 'E-0002')).record(F1).refusals).toEqual([]);
  });
});
