import { Diary } from './diary';
import { dayOf, isWorked } from './moments';

describe('a diary', () => {
  it('never sends an officer to two places at once, nor to more than three in a day', () => {
    const diary = new Diary();
    const starts = Array.from({ length: 60 }, () => diary.book(['G-1', 'G-2'], '2026-03-02', 0));
    expect(new Set(starts).size).toBe(60);
    const days = starts.map(dayOf);
    for (const day of new Set(days)) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(3);
  });

  it('books working days only', () => {
    const diary = new Diary();
    const start = diary.book(['G-1'], '2026-10-01', 5);
    expect(dayOf(start)).toBe('2026-10-08');
    expect(isWorked(dayOf(start))).toBe(true);
  });

  it('waits for the one who is busy', () => {
    const diary = new Diary();
    const alone = diary.book(['G-1'], '2026-03-02', 0);
    const together = diary.book(['G-1', 'G-2'], '2026-03-02', 0);
    expect(together).toBeGreaterThan(alone);
  });
});
