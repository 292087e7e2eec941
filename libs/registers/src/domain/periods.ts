import { isDay, rejection, type Rejection } from '@mingjing/kernel';

/** Refuses a day that no calendar has, and a period that ends before it begins. */
export function refusePeriod(
  what: 'certificate' | 'licence',
  from: string,
  to: string | undefined,
): Rejection | undefined {
  const unreal = [from, to].find((day) => day !== undefined && !isDay(day));
  if (unreal !== undefined) {
    return rejection(
      'day-not-real',
      `The ${what} names ${unreal}, which is not a day of the calendar: correct it.`,
      {
        member: what,
        day: unreal,
      },
    );
  }
  if (to === undefined || from <= to) return undefined;
  const reason = `The ${what} would end on ${to}, before it begins on ${from}; correct one of the two days.`;
  return rejection('period-reversed', reason, { member: what, from, to });
}
