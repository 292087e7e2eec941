import { instantOf, isDay } from '../time';

export const DAY_MILLISECONDS = 86_400_000;

/** YYYY-MM-DD, n days later, or earlier where n is negative. RangeError where the day is none. */
export function addDays(day: string, n: number): string {
  return dayAt(midnight(day) + n * DAY_MILLISECONDS);
}

/** The same day number n months later; where that month has none, its last day. */
export function addMonths(day: string, n: number): string {
  midnight(day);
  const months = yearOfDay(day) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), months % 12];
  const number = Math.min(Number(day.slice(8)), daysInMonth(year, month));
  return dayAt(Date.UTC(year, month, number));
}

/** Of a YYYY-MM-DD. */
export function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}

/** Monday to Friday, whatever any calendar says. */
export function isWeekday(day: string): boolean {
  return isWeekdayAt(midnight(day));
}

/** The same of the day of which that is the `midnight`. */
export function isWeekdayAt(milliseconds: number): boolean {
  const number = new Date(milliseconds).getUTCDay();
  return number !== 0 && number !== 6;
}

/** The first moment of the day in China: `2026-10-15T00:00:00.000+08:00`. */
export function startOfDay(day: string): string {
  midnight(day);
  return `${day}T00:00:00.000+08:00`;
}

/**
 * The last moment that is still the day in China: `2026-10-15T23:59:59.999+08:00`. A period ends at
 * 24:00 of its last day; claims have milliseconds, so in time means at or before this moment.
 */
export function endOfDay(day: string): string {
  midnight(day);
  return `${day}T23:59:59.999+08:00`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

/** Milliseconds of the first moment of the day, were it a day of UTC. RangeError where it is none. */
export function midnight(day: string): number {
  if (!isDay(day)) throw new RangeError(`"${day}" is no day YYYY-MM-DD`);
  return instantOf(`${day}T00:00:00.000Z`);
}

/** The day of which that is the `midnight`. RangeError where its year has no four digits. */
export function dayAt(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  if (text.length !== '2026-01-01T00:00:00.000Z'.length)
    throw new RangeError('Days have years of four digits');
  return text.slice(0, 10);
}
