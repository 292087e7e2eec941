import type { Rows, ViewDefinition } from '@mingjing/followers';
import type { Json, RecordedEvent } from '@mingjing/kernel';

/** Rows of one view in memory, as they are current: what is put is what JSON keeps of it. */
export class MemoryRows implements Rows {
  readonly current = new Map<string, Json>();
  /** List → the events that stand in it. */
  readonly lists = new Map<string, readonly RecordedEvent[]>();
  private event: RecordedEvent | undefined;

  at(event: RecordedEvent): this {
    this.event = event;
    return this;
  }

  get(key: string): Json | undefined {
    return this.current.get(key);
  }

  put(key: string, data: Json): void {
    this.current.set(key, JSON.parse(JSON.stringify(data)) as Json);
  }

  note(list: string): void {
    if (this.event !== undefined) this.lists.set(list, [...(this.lists.get(list) ?? []), this.event]);
  }

  close(key: string): void {
    this.current.delete(key);
  }
}

export function toldFrom(view: ViewDefinition, events: readonly RecordedEvent[]): MemoryRows {
  const rows = new MemoryRows();
  for (const event of events) {
    if (view.concerns === '*' || view.concerns.includes(event.type)) view.apply(event, rows.at(event));
  }
  return rows;
}
