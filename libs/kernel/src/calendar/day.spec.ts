import fc from 'fast-check';
import { instantOf } from '../time';
import { addDays, addMonths, endOfDay, isWeekday, startOfDay } from './day';

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('adding days', () => {
  it('crosses months, years and the leap day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-07-05', 90)).toBe('2026-10-03');
  });

  it('is undone by taking them away', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  it('refuses what is no day', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00:00.000+08:00']) {
      expect(() => addDays(text, 1)).toThrow(RangeError);
    }
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});

describe('adding months', () => {
  it('keeps the day number', () => {
    expect(addMonths('2026-03-15', 1)).toBe('2026-04-15');
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-31');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('takes the last day of a month that is too short', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  });

  it('ends in the month that was meant, never on a later day number', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 600 }), (day, n) => {
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        const later = addMonths(day, n);
        expect(months(later)).toBe(months(day) + n);
        expect(later.slice(8) <= day.slice(8)).toBe(true);
        // Shortened only where the next day would be in another month.
        if (later.slice(8) < day.slice(8)) expect(addDays(later, 1).slice(8)).toBe('01');
      }),
    );
  });
});

describe('a day', () => {
  it('is a weekday from Monday to Friday', () => {
    const week = [
      '2026-09-14',
      '2026-09-15',
      '2026-09-16',
      '2026-09-17',
      '2026-09-18',
      '2026-09-19',
      '2026-09-20',
    ];
    expect(week.map(isWeekday)).toEqual([true, true, true, true, true, false, false]);
  });

  it('ends one millisecond before 24:00 in China', () => {
    expect(endOfDay('2026-10-15')).toBe('2026-10-15T23:59:59.999+08:00');
    expect(instantOf(endOfDay('2026-10-15')) + 1).toBe(instantOf('2026-10-15T16:00:00.000Z'));
    expect(instantOf(startOfDay('2026-10-16'))).toBe(instantOf(endOfDay('2026-10-15')) + 1);
  });
});
