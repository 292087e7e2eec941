import type { Draft } from '@mingjing/kernel/testing';
import { china, confirmed, ordered, rechecked, served, traced, uuid, visitStarted } from '../testing/acts';
import { corrected } from '../testing/case-acts';
import { Judged, judged } from '../testing/judged';

const [TRACE, CONFIRMED, SERVED, RECHECKED] = [1, 2, 3, 4].map((n) => uuid('d', n)) as [
  string,
  string,
  string,
  string,
];
const ASKED = '04-30 10:00';

/** A finding on 2 March, an order to correct at once, a recheck that fails. */
const course = [
  ...visitStarted('03-02 09:00'),
  traced('03-02 10:00', TRACE),
  confirmed('03-02 11:00', 'I', { id: CONFIRMED, finding: TRACE }),
  ordered('03-02 11:30', { data: { findings: [{ finding: TRACE, kind: 'IMMEDIATE' }] } }),
  served('03-02 11:40', { id: SERVED }),
  rechecked('03-10 10:00', 'NO', {
    id: RECHECKED,
    data: { findings: [{ finding: TRACE, corrected: 'NO' }] },
  }),
];

const limitsOf = (...more: readonly Draft[]): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    judged(course, ...more)
      .rows(ASKED, TRACE)
      .map(({ must, limit }) => [must, limit]),
  );

describe('the start of a clock', () => {
  it.each([
    ['a trace', TRACE, 'M1'],
    ['a confirmation', CONFIRMED, 'M3'],
    ['a service', SERVED, 'M2'],
    ['a failed recheck', RECHECKED, 'M1_AGAIN'],
  ])('is not moved back by the correction of %s', (_what, id, must) => {
    const standing = limitsOf();
    const later = corrected(id, '04-20 10:00', 'occurredAt', china('03-19 10:00'));
    expect(standing[must]).toBeDefined();
    expect(limitsOf(later)).toEqual(standing);
  });

  it('is moved forward by a correction, and a second one takes nothing of it back', () => {
    const earlier = corrected(SERVED, '04-20 10:00', 'occurredAt', china('02-27 10:00'));
    const back = corrected(SERVED, '04-21 10:00', 'occurredAt', china('03-09 10:00'), uuid('8', 2));
    const [standing, moved] = [limitsOf()['M2'] ?? '', limitsOf(earlier)['M2'] ?? ''];
    expect(moved < standing).toBe(true);
    expect(limitsOf(earlier, back)['M2']).toBe(moved);
  });

  it('is no earlier than the trace that it answers: a claim that cannot be true runs no clock out', () => {
    const { scenario } = judged(course);
    const at = scenario.events.findIndex(({ id }) => id === CONFIRMED);
    scenario.events[at] = { ...scenario.events[at]!, occurredAt: '2025-03-02T11:00:00.000+08:00' };
    const row = new Judged(scenario).rows(ASKED, TRACE).find(({ must }) => must === 'M3');
    expect(row?.limit).toBe(limitsOf()['M3']);
    expect(row?.because).toContainEqual(expect.objectContaining({ lateness: 'L5' }));
  });

  it('is when the act happened, however late it is entered', () => {
    const late = [...visitStarted('03-02 09:00'), traced('03-02 10:00', TRACE, { recorded: '03-11 10:00' })];
    expect(judged(late).rows('03-11 11:00', TRACE)).toMatchObject([
      { must: 'M1', state: 'OVERDUE', limit: '2026-03-05T23:59:59.999+08:00' },
    ]);
  });
});
