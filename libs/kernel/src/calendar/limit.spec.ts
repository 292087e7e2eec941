import fc from 'fast-check';
import { autumn2026 } from '../testing/calendar-2026';
import { instantOf } from '../time';
import { addDays, endOfDay } from './day';
import { hoursAfter, limitOf, type Period } from './limit';

const workingDays = (value: number): Period => ({ value, unit: 'WORKING_DAY' });

describe('the limit of a period', () => {
  it.each([
    [
      'service of a decision of Wed 30 September, 7 working days',
      workingDays(7),
      '2026-09-30T10:00',
      '2026-10-15',
    ],
    [
      'an answer to a trace of Sat 19 September, 3 working days',
      workingDays(3),
      '2026-09-19T10:00',
      '2026-09-22',
    ],
    ['90 days from 5 July, rolled past the holiday', days(90, true), '2026-07-05T10:00', '2026-10-08'],
    ['90 days from 5 July that do not roll', days(90, false), '2026-07-05T10:00', '2026-10-03'],
    ['3 working days from 30 September, 23:59', workingDays(3), '2026-09-30T23:59', '2026-10-10'],
    ['3 working days from 1 October, 00:01', workingDays(3), '2026-10-01T00:01', '2026-10-10'],
    ['a month from 31 August', months(1), '2026-08-31T10:00', '2026-09-30'],
    ['a month from 3 September, rolled past the holiday', months(1, true), '2026-09-03T10:00', '2026-10-08'],
    ['two years of limitation, which never roll', months(24, false), '2024-10-03T10:00', '2026-10-03'],
    ['a year from the leap day', months(12), '2028-02-29T10:00', '2029-02-28'],
  ])('%s', (_name, period, start, lastDay) => {
    expect(limitOf(period, `${start}:00.000+08:00`, autumn2026)).toBe(endOfDay(lastDay));
  });

  it('starts on the day in China, whatever the offset of the claim', () => {
    // 30 September 23:30 in China.
    expect(limitOf(workingDays(1), '2026-09-30T15:30:00.000+00:00', autumn2026)).toBe(endOfDay('2026-10-08'));
    // 1 October 00:30 in China.
    expect(limitOf(days(1, false), '2026-09-30T16:30:00.000+00:00', autumn2026)).toBe(endOfDay('2026-10-02'));
  });

  it('can start on a day that has no hour, such as a due date', () => {
    expect(limitOf(workingDays(10), '2026-09-18', autumn2026)).toBe(
      limitOf(workingDays(10), '2026-09-18T12:00:00.000+08:00', autumn2026),
    );
  });

  it('is the exact hour for hours, which run through holidays', () => {
    const day: Period = { value: 24, unit: 'HOUR' };
    expect(limitOf(day, '2026-10-01T08:30:00.500+08:00', autumn2026)).toBe('2026-10-02T08:30:00.500+08:00');
    expect(limitOf(day, '2026-10-01T00:30:00.000+00:00', autumn2026)).toBe('2026-10-02T08:30:00.000+08:00');
  });

  it('gives hours from a day only once the day is over', () => {
    expect(limitOf({ value: 24, unit: 'HOUR' }, '2026-10-01', autumn2026)).toBe(endOfDay('2026-10-02'));
  });

  it('is the same from the first and from the last minute of a day', () => {
    const start = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));
    const period = fc.record({
      value: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('WORKING_DAY' as const, 'CALENDAR_DAY' as const, 'MONTH' as const),
      roll: fc.boolean(),
    });
    fc.assert(
      fc.property(start, period, (day, rule) => {
        const first = limitOf(rule, `${day}T00:00:00.000+08:00`, autumn2026);
        expect(limitOf(rule, `${day}T23:59:59.999+08:00`, autumn2026)).toBe(first);
        expect(first > endOfDay(day)).toBe(true);
      }),
    );
  });
});

describe('hours after a moment', () => {
  it('are exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (at, n) => {
          expect(instantOf(hoursAfter(new Date(at).toISOString(), n)) - at).toBe(n * 3_600_000);
        },
      ),
    );
  });
});

function days(value: number, roll: boolean): Period {
  return { value, unit: 'CALENDAR_DAY', roll };
}

function months(value: number, roll?: boolean): Period {
  return { value, unit: 'MONTH', ...(roll === undefined ? {} : { roll }) };
}
