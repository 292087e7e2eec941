import fc from 'fast-check';
import { addWorkingDays, isProvisional, isWorkingDay, rollForward, workingDaysBefore } from './calendar';
import { addDays, isWeekday } from './day';
import { autumn2026 } from '../testing/calendar-2026';

const noNotice = { years: [] };
/** Days of 2026 and of the weeks about its ends, which have no notice. */
const days = fc.integer({ min: -30, max: 390 }).map((n) => addDays('2026-01-01', n));

describe('a working day', () => {
  it('is Monday to Friday where the year has no notice yet', () => {
    expect(
      ['2026-09-18', '2026-09-19', '2026-09-20', '2026-09-21'].map((day) => isWorkingDay(day, noNotice)),
    ).toEqual([true, false, false, true]);
  });

  it('is a Sunday or Saturday that the notice has worked instead', () => {
    expect(isWorkingDay('2026-09-20', autumn2026)).toBe(true);
    expect(isWorkingDay('2026-10-10', autumn2026)).toBe(true);
  });

  it('is no weekday that the notice has off', () => {
    expect(isWorkingDay('2026-09-25', autumn2026)).toBe(false);
    expect(isWorkingDay('2026-10-01', autumn2026)).toBe(false);
  });

  it('is not what another year’s notice says', () => {
    expect(isWorkingDay('2027-10-01', autumn2026)).toBe(true);
  });
});

describe('counting working days', () => {
  it('does not count the day it starts on, worked or not', () => {
    expect(addWorkingDays('2026-09-18', 1, autumn2026)).toBe('2026-09-20');
    expect(addWorkingDays('2026-09-19', 1, autumn2026)).toBe('2026-09-20');
  });

  it('takes about 15 days for 7 working days across National Day', () => {
    expect(addWorkingDays('2026-09-30', 7, autumn2026)).toBe('2026-10-15');
  });

  it('refuses to count backwards or in halves', () => {
    expect(() => addWorkingDays('2026-09-30', -1, autumn2026)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-09-30', 0.5, autumn2026)).toThrow(RangeError);
  });

  it('ends on a working day with exactly n of them behind the start', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const last = addWorkingDays(day, n, autumn2026);
        expect(isWorkingDay(last, autumn2026)).toBe(true);
        expect(workedBetween(day, last) + 1).toBe(n);
      }),
    );
  });

  it('adds up', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(days, count, count, (day, a, b) => {
        const inTwo = addWorkingDays(addWorkingDays(day, a, autumn2026), b, autumn2026);
        expect(inTwo).toBe(addWorkingDays(day, a + b, autumn2026));
      }),
    );
  });
});

describe('rolling forward', () => {
  it('leaves a working day where it is', () => {
    expect(rollForward('2026-10-10', autumn2026)).toBe('2026-10-10');
  });

  it('goes past the whole of a holiday', () => {
    expect(rollForward('2026-10-03', autumn2026)).toBe('2026-10-08');
  });

  it('reaches the first working day that is not earlier', () => {
    fc.assert(
      fc.property(days, (day) => {
        const rolled = rollForward(day, autumn2026);
        expect(rolled >= day && isWorkingDay(rolled, autumn2026)).toBe(true);
        expect(workedBetween(addDays(day, -1), rolled)).toBe(0);
      }),
    );
  });
});

describe('n working days before a day', () => {
  it('leaves seven whole working days between the notice and the hearing', () => {
    expect(workingDaysBefore('2026-10-09', 7, autumn2026)).toBe('2026-09-21');
  });

  it('is the latest day with n of them between, both ends out', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, n) => {
        const notice = workingDaysBefore(day, n, autumn2026);
        expect(workedBetween(notice, day)).toBe(n);
        expect(workedBetween(addDays(notice, 1), day)).toBe(n - 1);
      }),
    );
  });
});

describe('a provisional count', () => {
  it('touches a year without a notice', () => {
    expect(isProvisional('2026-01-01', '2026-12-31', autumn2026)).toBe(false);
    expect(isProvisional('2026-12-31', '2027-01-01', autumn2026)).toBe(true);
    expect(isProvisional('2025-12-31', '2026-01-01', autumn2026)).toBe(true);
  });
});

/** Counted the slow way, without the functions under test: working days between, both ends out. */
function workedBetween(from: string, to: string): number {
  const { holidays, workdays } = autumn2026.years[0]!;
  let worked = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) {
    if (workdays.includes(day) || (isWeekday(day) && !holidays.includes(day))) worked++;
  }
  return worked;
}
