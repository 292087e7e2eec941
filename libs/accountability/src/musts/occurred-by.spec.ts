import type { Json } from '@mingjing/kernel';
import { china, confirmed, ordered, rechecked, served, traced, visitStarted } from '../testing/acts';
import { onSpot } from '../testing/case-acts';
import { judged } from '../testing/judged';
import { judgedAt } from './asked';
import type { JudgedFinding } from './roll-up';

/** The recheck and the penalty are entered a month after they happened: of class L3, they count when they were entered. */
const story = judged(
  visitStarted('03-02 09:00'),
  traced('03-02 10:00'),
  confirmed('03-03 11:00', 'I_O'),
  ordered('03-03 11:30', { due: '03-17' }),
  served('03-03 11:40'),
  rechecked('03-18 10:00', 'YES', { recorded: '04-20 10:00' }),
  onSpot('03-19 10:00', { recorded: '04-20 11:00' }),
);

/** Of what had occurred by the one moment, as judged at the other. */
const found = (by: string, asOf = by): JudgedFinding | undefined =>
  judgedAt([{ data: story.record() as unknown as Json }], china(asOf), china(by))[0];
const states = (by: string, asOf?: string): unknown =>
  Object.fromEntries(found(by, asOf)!.rows.map(({ must, state }) => [must, state]));

describe('the three musts of what had happened by a moment', () => {
  it('stand on no act that is stated to have happened later', () => {
    expect(states('03-17 10:00')).toEqual({ M1: 'MET', M2: 'PENDING', M3: 'PENDING' });
    expect(states('03-17 10:00', '05-01 10:00')).toEqual({ M1: 'MET', M2: 'OVERDUE', M3: 'OVERDUE' });
  });

  it('stand on an act that had happened as far as it counts at the moment of judging', () => {
    expect(states('03-20 10:00', '05-01 10:00')).toEqual({ M1: 'MET', M2: 'MET_LATE', M3: 'MET_LATE' });
    expect(states('03-20 10:00')).toEqual({ M1: 'MET', M2: 'PENDING', M3: 'PENDING' });
  });

  it('name no violation before it was confirmed, and no finding before it was found', () => {
    expect(found('03-02 12:00')?.record).not.toHaveProperty('violation');
    expect(found('03-03 12:00')?.record).toMatchObject({ violation: 'PP-03' });
    expect(found('03-02 09:30')).toBeUndefined();
  });
});
