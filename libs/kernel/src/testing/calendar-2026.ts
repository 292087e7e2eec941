import type { Calendar } from '../calendar/calendar';

/** Autumn of 2026: Mid-Autumn and National Day off, Sunday 20 September and Saturday 10 October worked. */
export const autumn2026: Calendar = {
  years: [
    {
      year: 2026,
      holidays: [
        ...['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02', '2026-10-03'],
        ...['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
      ],
      workdays: ['2026-09-20', '2026-10-10'],
    },
  ],
};
