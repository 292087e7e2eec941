import { dayOf } from './moments';

/** Who is away on which day of the story, and who was named for a task: nobody is both. */
export class Roster {
  private readonly absent = new Set<string>();
  private readonly named = new Set<string>();

  isAway(officer: string, moment: number): boolean {
    return this.absent.has(keyOf(officer, moment));
  }

  isNamed(officer: string, moment: number): boolean {
    return this.named.has(keyOf(officer, moment));
  }

  stayAway(officer: string, moment: number): void {
    this.absent.add(keyOf(officer, moment));
  }

  name(officer: string, moment: number): void {
    this.named.add(keyOf(officer, moment));
  }
}

function keyOf(officer: string, moment: number): string {
  return `${officer} ${dayOf(moment)}`;
}
