import { addDays } from '@mingjing/kernel';
import { at, dayOf, workingDay } from '../story/moments';

/** The last moment of so many working days after a moment or a day. */
export function workingLimit(start: number | string, days: number): number {
  return endOf(workingDay(typeof start === 'string' ? start : dayOf(start), days));
}

/** Rolled to the next working day, as rule T-51 wants it. */
export function calendarLimit(start: number, days: number): number {
  return endOf(workingDay(addDays(dayOf(start), days), 0));
}

function endOf(day: string): number {
  return at(day, '23:59:59') + 999;
}
