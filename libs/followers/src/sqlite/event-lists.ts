import type { RecordedEvent } from '@mingjing/kernel';
import { IN_A_ROW } from './list-tables';
import { occurredAtOf } from './occurred-at';
import type { Value } from './view-table';

/** Lists of events, as far as they are held in memory. */
export class EventLists {
  private readonly held = new Map<string, number[]>();
  /** Events of this page that stand in a list. */
  private readonly noted: RecordedEvent[] = [];
  private places = 0;

  /** Places in lists that are held. */
  get count(): number {
    return this.places;
  }

  note(list: string, event: RecordedEvent): void {
    const { index } = event;
    if (this.noted[this.noted.length - 1] !== event) this.noted.push(event);
    const events = this.held.get(list);
    if (events === undefined) this.held.set(list, [index]);
    else if (events[events.length - 1] === index) return;
    else events.push(index);
    this.places++;
  }

  /** Rows of the events that the page noted. */
  events(): readonly Value[] {
    const rows: Value[] = [];
    for (const event of this.noted) {
      const { occurred, text } = occurredAtOf(event);
      rows.push(event.index, event.type, occurred, text);
    }
    return rows;
  }

  turnPage(): void {
    this.noted.length = 0;
  }

  /** Rows of the lists, in the order in which they stand in their table. */
  lists(): readonly Value[] {
    const rows: Value[] = [];
    for (const list of [...this.held.keys()].sort()) {
      const events = this.held.get(list) ?? [];
      for (let at = 0; at < events.length; at += IN_A_ROW) {
        const some = events.slice(at, at + IN_A_ROW);
        rows.push(list, some[0] ?? null, `[${some.join(',')}]`);
      }
    }
    return rows;
  }

  clear(): void {
    this.held.clear();
    this.places = 0;
  }

  /** Drops the events at the size and after it: their page was not written. */
  forget(size: number): void {
    this.turnPage();
    for (const [list, events] of this.held) {
      const kept = events.filter((index) => index < size);
      this.places -= events.length - kept.length;
      if (kept.length === 0) this.held.delete(list);
      else this.held.set(list, kept);
    }
  }
}
