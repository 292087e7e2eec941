import { DAY_MILLISECONDS, addDays, dayAt, isWeekdayAt, midnight, yearOfDay } from './day';

/** One year of the State Council's holiday notice. */
export interface CalendarYear {
  readonly year: number;
  /** Days off, YYYY-MM-DD, weekends inside a holiday included. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked instead (调休上班). */
  readonly workdays: readonly string[];
}

/** The years whose notice is out. Any other year counts Monday to Friday and is provisional. */
export interface Calendar {
  readonly years: readonly CalendarYear[];
}

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  return isWorked(midnight(day), calendar);
}

/** Whether counting between the two days, both included, leans on a year without a notice. */
export function isProvisional(from: string, to: string, calendar: Calendar): boolean {
  for (let year = yearOfDay(from); year <= yearOfDay(to); year++) {
    if (!calendar.years.some((one) => one.year === year)) return true;
  }
  return false;
}

/** The nth working day after the day, which itself is not counted; the day itself where n is 0. */
export function addWorkingDays(day: string, n: number, calendar: Calendar): string {
  return stepWorkingDays(day, n, 1, calendar);
}

/** The day, or the next working day where it is none. */
export function rollForward(day: string, calendar: Calendar): string {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
}

/**
 * "n working days before X": the latest day that has n whole working days between itself and X,
 * both ends out. It need not be a working day itself.
 */
export function workingDaysBefore(day: string, n: number, calendar: Calendar): string {
  return addDays(stepWorkingDays(day, n, -1, calendar), -1);
}

function stepWorkingDays(day: string, n: number, step: 1 | -1, calendar: Calendar): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${String(n)} is no number of working days`);
  let at = midnight(day);
  for (let counted = 0; counted < n;) {
    at += step * DAY_MILLISECONDS;
    if (isWorked(at, calendar)) counted++;
  }
  return dayAt(at);
}

function isWorked(milliseconds: number, calendar: Calendar): boolean {
  const day = dayAt(milliseconds);
  const year = calendar.years.find((one) => one.year === yearOfDay(day));
  if (year?.workdays.includes(day) === true) return true;
  return isWeekdayAt(milliseconds) && year?.holidays.includes(day) !== true;
}
