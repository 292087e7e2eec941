import { isDay, isWeekday, rejection, under, type Decide, type Policy } from '@mingjing/kernel';
import type { CalendarPublished } from '../payloads/calendar-published';
import { standsIn } from './place';

type Rule = Policy<unknown, CalendarPublished>;

const theDaysAreOfTheYear: Rule = (_state, { data }) => {
  const wrong = [...data.holidays, ...data.workdays].find(
    (day) => !isDay(day) || !day.startsWith(`${String(data.year)}-`),
  );
  return wrong === undefined
    ? undefined
    : rejection('calendar-day-wrong', `"${wrong}" is no day of the year ${data.year}: correct it.`, {
        day: wrong,
        year: data.year,
      });
};

const noDayIsBothOffAndWorked: Rule = (_state, { data }) => {
  const both = data.workdays.find((day) => data.holidays.includes(day));
  return both === undefined
    ? undefined
    : rejection('calendar-day-twice', `${both} is named as a holiday and as a working day: name it once.`, {
        day: both,
      });
};

/** 调休上班: what is worked instead is a Saturday or a Sunday; other days are worked anyway. */
const madeUpDaysAreWeekends: Rule = (_state, { data }) => {
  const weekday = data.workdays.find((day) => isWeekday(day));
  return weekday === undefined
    ? undefined
    : rejection(
        'calendar-workday-not-weekend',
        `${weekday} is no Saturday or Sunday: only those are named as working days.`,
        { day: weekday },
      );
};

export const publishCalendar: Decide<unknown, CalendarPublished> = under([
  standsIn(({ year }) => `calendar/${String(year)}`),
  theDaysAreOfTheYear,
  noDayIsBothOffAndWorked,
  madeUpDaysAreWeekends,
]);
