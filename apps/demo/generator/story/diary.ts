import { at, MINUTE, workingDay } from './moments';

const SLOTS = ['09:00', '10:40', '14:00', '15:40'] as const;
/** An officer makes at most so many visits a day: the rest goes into files and roads. */
const VISITS_A_DAY = 3;

/** When each officer is out: nobody is in two places at once. */
export class Diary {
  private readonly taken = new Set<string>();
  private readonly visits = new Map<string, number>();

  /** The first free half morning or afternoon of both on or after the day; `skew` moves the start by minutes. */
  book(officers: readonly string[], from: string, skew: number): number {
    for (let day = workingDay(from, 0); ; day = workingDay(day, 1)) {
      const slot = SLOTS.find((one) => officers.every((officer) => this.isFree(officer, day, one)));
      if (slot === undefined) continue;
      for (const officer of officers) this.take(officer, day, slot);
      return at(day, slot) + skew * MINUTE;
    }
  }

  private isFree(officer: string, day: string, slot: string): boolean {
    const soFar = this.visits.get(`${officer} ${day}`) ?? 0;
    return soFar < VISITS_A_DAY && !this.taken.has(`${officer} ${day} ${slot}`);
  }

  private take(officer: string, day: string, slot: string): void {
    this.taken.add(`${officer} ${day} ${slot}`);
    this.visits.set(`${officer} ${day}`, (this.visits.get(`${officer} ${day}`) ?? 0) + 1);
  }
}
