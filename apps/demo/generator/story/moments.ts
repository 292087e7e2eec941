import {
  addDays,
  addWorkingDays,
  chinaTime,
  instantOf,
  isWorkingDay,
  rollForward,
  type Calendar,
} from '@mingjing/kernel';
import { shippedCalendars } from '@mingjing/governance';

const calendar: Calendar = { years: shippedCalendars };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Milliseconds since the epoch of a China day and time: `at('2026-03-05', '10:10')`. */
export function at(day: string, time: string): number {
  return instantOf(`${day}T${time.length === 5 ? `${time}:00` : time}.000+08:00`);
}

export function dayOf(moment: number): string {
  return chinaTime(moment).slice(0, 10);
}

/** The nth working day after the day, or the day itself where n is 0 and it is worked. */
export function workingDay(day: string, n: number): string {
  return n === 0 ? rollForward(day, calendar) : addWorkingDays(day, n, calendar);
}

export function isWorked(day: string): boolean {
  return isWorkingDay(day, calendar);
}

/** The same time of day, n working days later. */
export function laterBy(moment: number, n: number): number {
  const day = dayOf(moment);
  return at(n === 0 ? day : workingDay(day, n), chinaTime(moment).slice(11, 19));
}

/** Every working day from one day to another, both included. */
export function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorked(day)) days.push(day);
  return days;
}

/** The last working day before the day. */
export function workingDayBefore(day: string): string {
  let before = addDays(day, -1);
  while (!isWorked(before)) before = addDays(before, -1);
  return before;
}
