import { isDeepStrictEqual } from 'node:util';
import type { Json, RecordedEvent } from '@mingjing/kernel';
import type { Rows, ViewDefinition } from '../view';
import type { TableQueries } from './view-table';

interface Current {
  readonly from: number;
  readonly data: Json;
}

/** Current rows that stay parsed in memory between events. */
const KEPT_ROWS = 50_000;

/** The rows of one view while events are applied: reads through a cache, writes at once. */
export class TableRows implements Rows {
  private readonly kept = new Map<string, Current | null>();
  private event: RecordedEvent | undefined;
  private readonly columns: readonly ((data: Json, key: string) => string | number | null)[];

  constructor(
    view: ViewDefinition,
    private readonly queries: TableQueries,
  ) {
    this.columns = Object.values(view.columns ?? {});
  }

  at(event: RecordedEvent): this {
    this.event = event;
    return this;
  }

  /** After a page that was rolled back nothing kept is sure. */
  forget(): void {
    this.kept.clear();
  }

  get(key: string): Json | undefined {
    return this.current(key)?.data;
  }

  put(key: string, data: Json): void {
    const event = this.now();
    const current = this.current(key);
    if (current !== null && isDeepStrictEqual(current.data, data)) return;
    const values = this.columns.map((read) => read(data, key));
    const row = [key, event.index, event.occurredAt, JSON.stringify(data), ...values];
    // Two changes by one event are one change.
    if (current?.from === event.index) this.queries.replace.run(...row);
    else {
      if (current !== null) this.queries.close.run(event.index, key, current.from);
      this.queries.open.run(...row);
    }
    this.keep(key, { from: event.index, data });
  }

  close(key: string): void {
    const current = this.current(key);
    if (current === null) return;
    this.queries.close.run(this.now().index, key, current.from);
    this.keep(key, null);
  }

  private current(key: string): Current | null {
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    const row = this.queries.current.get(key) as
      { from_index: number; to_index: number | null; data: string } | undefined;
    const open = row === undefined || row.to_index !== null ? null : row;
    return this.keep(key, open && { from: open.from_index, data: JSON.parse(open.data) as Json });
  }

  private keep(key: string, current: Current | null): Current | null {
    this.kept.delete(key);
    this.kept.set(key, current);
    if (this.kept.size > KEPT_ROWS) {
      const oldest = this.kept.keys().next();
      if (oldest.done !== true) this.kept.delete(oldest.value);
    }
    return current;
  }

  private now(): RecordedEvent {
    if (this.event === undefined) throw new Error('Rows change only while an event is applied');
    return this.event;
  }
}
