import { chinaDay, chinaTime, instantOf, isDay } from '../time';
import { addWorkingDays, rollForward, type Calendar } from './calendar';
import { addDays, addMonths, endOfDay } from './day';

export type PeriodUnit = 'WORKING_DAY' | 'CALENDAR_DAY' | 'HOUR' | 'MONTH';

/** The part of a rule object that makes a period. */
export interface Period {
  readonly value: number;
  readonly unit: PeriodUnit;
  /** Calendar days and months: a last day that is no working day moves to the next one. */
  readonly roll?: boolean;
}

/**
 * The last moment that is still in time, as a claim at China time: `…T23:59:59.999+08:00` of the
 * last day, or for hours the exact moment. The day of the start (a moment, or a day) is not counted;
 * hours run exactly, through holidays, and from the end of a start that is only a day.
 */
export function limitOf(period: Period, start: string, calendar: Calendar): string {
  if (period.unit === 'HOUR') return hoursAfter(isDay(start) ? endOfDay(start) : start, period.value);
  return endOfDay(lastDay(period, isDay(start) ? start : chinaDay(start), calendar));
}

/** Exactly n hours later, as a claim at China time. */
export function hoursAfter(moment: string, n: number): string {
  return chinaTime(instantOf(moment) + n * 3_600_000);
}

function lastDay(period: Period, day: string, calendar: Calendar): string {
  switch (period.unit) {
    case 'WORKING_DAY':
      return addWorkingDays(day, period.value, calendar);
    case 'CALENDAR_DAY':
      return rolled(period, addDays(day, period.value), calendar);
    case 'MONTH':
      return rolled(period, addMonths(day, period.value), calendar);
    case 'HOUR':
      throw new RangeError('Hours have a last moment, not a last day');
    default:
      return period.unit satisfies never;
  }
}

function rolled(period: Period, day: string, calendar: Calendar): string {
  return period.roll === true ? rollForward(day, calendar) : day;
}
