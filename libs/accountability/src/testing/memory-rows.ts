import type { Rows, ViewDefinition } from '@mingjing/followers';
import type { Json, RecordedEvent } from '@mingjing/kernel';

/** Rows of one view in memory, as they are current: what is put is what JSON keeps of it. */
export class MemoryRows implements Rows {
  readonly current = new Map<string, Json>();

  get(key: string): Json | undefined {
    return this.current.get(key);
  }

  put(key: string, data: Json): void {
    this.current.set(key, JSON.parse(JSON.stringify(data)) as Json);
  }

  add(key: string, data: Json): void {
    if (this.current.has(key)) throw new Error(`${key} is no new row`);
    this.put(key, data);
  }

  close(key: string): void {
    this.current.delete(key);
  }
}

export function toldFrom(view: ViewDefinition, events: readonly RecordedEvent[]): MemoryRows {
  const rows = new MemoryRows();
  for (const event of events) {
    if (view.concerns === '*' || view.concerns.includes(event.type)) view.apply(event, rows);
  }
  return rows;
}
