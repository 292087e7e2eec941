import { isWorkingDay } from '@mingjing/kernel';
import { calendar, openedBureau } from '../testing/bureau';
import { calendarOf } from './limit-under';

describe('a calendar', () => {
  it('tells working days once it is published, as last published', () => {
    const scenario = openedBureau().given(calendar(2026, ['2026-10-08'], []));
    expect(isWorkingDay('2026-10-08', calendarOf(scenario.facts()))).toBe(false);
    scenario.given(calendar(2026, ['2026-10-07'], []), calendar(2027, [], []));
    expect(isWorkingDay('2026-10-08', calendarOf(scenario.facts()))).toBe(true);
    expect(calendarOf(scenario.facts()).years.map(({ year }) => year)).toEqual([2026, 2027]);
  });

  it('names real days of its year', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(calendar(2026, ['2027-01-01'], []))).toBe('calendar-day-wrong');
    expect(scenario.outcome(calendar(2026, ['2026-02-29'], []))).toBe('calendar-day-wrong');
    expect(scenario.outcome(calendar(2026, [], ['2025-10-11']))).toBe('calendar-day-wrong');
  });

  it('names a day once, and as worked only Saturdays and Sundays', () => {
    const scenario = openedBureau();
    expect(scenario.outcome(calendar(2026, ['2026-10-10'], ['2026-10-10']))).toBe('calendar-day-twice');
    expect(scenario.outcome(calendar(2026, [], ['2026-10-09']))).toBe('calendar-workday-not-weekend');
  });

  it('stands in the stream of its year', () => {
    const elsewhere = { ...calendar(2026, [], []), stream: 'calendar/2027' };
    expect(openedBureau().outcome(elsewhere)).toBe('stream-mismatch');
  });
});
