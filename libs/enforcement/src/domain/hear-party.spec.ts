import { confirmed, filed, heard, hearingRequested, noticed } from '../testing/acts';
import { openBureau, shippedRule } from '../testing/bureau';
import type { Draft, Scenario } from '@mingjing/kernel/testing';

const at = (moment: string) => ({ at: `${moment}:00.000+08:00` });

/** The autumn of the handbook's worked cases: 25 to 27 September and 1 to 7 October off, two weekends worked. */
const AUTUMN: Draft = {
  type: 'CalendarPublished',
  stream: 'calendar/2026',
  data: {
    year: 2026,
    holidays: [
      ...['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02'],
      ...['2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    ],
    workdays: ['2026-09-20', '2026-10-10'],
    source: '国务院办公厅关于2026年部分节假日安排的通知',
  },
};

/** Asked for on the 16th of September, under rules T-54 and T-55 as shipped unless none is. */
function askedFor(...rules: readonly Draft[]): Scenario {
  return openBureau(AUTUMN, ...rules).given(
    { ...confirmed(), ...at('2026-09-10T09:00') },
    { ...filed(), ...at('2026-09-11T09:00') },
    noticed({ hearingRight: true }, at('2026-09-14T09:00')),
    hearingRequested({}, at('2026-09-16T09:00')),
  );
}
const asked = (): Scenario => askedFor(shippedRule('T-54'), shippedRule('T-55'));
const held = (notified: string): Draft => heard({ notified }, at('2026-10-09T09:00'));

describe('the notice of a hearing', () => {
  it('is given seven whole working days before it: for Friday 9 October by Monday 21 September', () => {
    expect(asked().outcome(held('2026-09-21'))).toBe('accepted');
    expect(asked().outcome(held('2026-09-22'))).toBe('hearing-notice-short');
  });

  it('follows the request for it', () => {
    expect(asked().outcome(held('2026-09-16'))).toBe('accepted');
    expect(asked().outcome(held('2026-09-15'))).toBe('hearing-notice-short');
  });

  it('counts from the request at the earliest where its day is not told', () => {
    // From the 16th: 17, 18, 20 (a Sunday that is worked), 21, 22, 23 and 24 lie between.
    expect(asked().outcome(heard({}, at('2026-09-28T09:00')))).toBe('accepted');
    expect(asked().outcome(heard({}, at('2026-09-24T09:00')))).toBe('hearing-notice-short');
  });

  it('is measured by the rule in force, and by none where there is none', () => {
    expect(askedFor().outcome(heard({}, at('2026-09-17T09:00')))).toBe('accepted');
  });
});
