import type { Json, RecordedEvent } from '@mingjing/kernel';
import type { Rows, ViewDefinition } from '../view';
import type { TableQueries } from './view-table';

/** A version that this page opens: written with its end where the page closes it as well. */
interface NewRow {
  readonly id: number;
  readonly key: string;
  readonly from: number;
  to: number | null;
  readonly occurredAt: string;
  readonly occurred: number;
  gone: number | null;
  data: Json;
  text: string;
  /** Opened and closed by one event: it was never true. */
  void: boolean;
}

/** The end of a version that an earlier page opened. */
interface End {
  readonly id: number;
  to: number | null;
  gone: number | null;
}

interface Current {
  readonly id: number;
  readonly from: number;
  readonly data: Json;
  readonly text: string;
  readonly fresh?: NewRow;
  /** The version before, where this event closed it. */
  readonly before?: NewRow | End;
}

export interface Table extends TableQueries {
  /** Id of the last row. */
  readonly lastId: number;
  /** Called before a row is looked up in the table for the first time. */
  index(): void;
}

/** Current rows that stay parsed in memory between pages. */
const KEPT_ROWS = 50_000;

/** The rows of one view while events are applied: everything is gathered in memory and written by `flush`. */
export class TableRows implements Rows {
  private readonly kept = new Map<string, Current | null>();
  private readonly opened: NewRow[] = [];
  private readonly ended: End[] = [];
  private readonly columns: readonly ((data: Json, key: string) => string | number | null)[];
  private event: RecordedEvent | undefined;
  private occurred = 0;
  private last: { readonly data: Json; readonly text: string } | undefined;
  /** Whether `kept` holds every current row: what it lacks is then nowhere. */
  private complete: boolean;
  private nextId: number;

  constructor(
    view: ViewDefinition,
    private readonly table: Table,
    private readonly keepRows = KEPT_ROWS,
  ) {
    this.columns = Object.values(view.columns ?? {});
    this.nextId = table.lastId + 1;
    this.complete = table.lastId === 0;
  }

  at(event: RecordedEvent): this {
    this.event = event;
    this.occurred = Date.parse(event.occurredAt);
    return this;
  }

  get(key: string): Json | undefined {
    return this.current(key)?.data;
  }

  put(key: string, data: Json): void {
    const { index } = this.now();
    const current = this.current(key);
    if (current?.data === data) return;
    const text = JSON.stringify(data);
    if (current?.text === text) return;
    if (current?.fresh?.from === index) {
      // Two changes by one event are one change.
      current.fresh.data = data;
      current.fresh.text = text;
      this.keep(key, { ...current, data, text });
      return;
    }
    const before = current === null ? undefined : this.end(current, index, null);
    const fresh = this.open(key, data, text);
    this.keep(key, { ...fresh, fresh, ...(before === undefined ? {} : { before }) });
  }

  add(key: string, data: Json): void {
    // One event often says the same under several keys.
    if (this.last?.data !== data) this.last = { data, text: JSON.stringify(data) };
    this.open(key, data, this.last.text);
  }

  close(key: string): void {
    const { index } = this.now();
    const current = this.current(key);
    if (current === null) return;
    if (current.fresh?.from === index) {
      current.fresh.void = true;
      if (current.before !== undefined) current.before.gone = this.occurred;
    } else this.end(current, index, this.occurred);
    this.keep(key, null);
  }

  /** Writes what the page changed; what fails here is rolled back by the caller, who then forgets. */
  flush(): void {
    for (const row of this.opened) {
      if (!row.void) this.table.open.run(...this.values(row));
    }
    for (const { id, to, gone } of this.ended) this.table.close.run(to, gone, id);
    this.settle();
  }

  /** After a page that was not written nothing kept is sure. */
  forget(lastId: number): void {
    this.opened.length = 0;
    this.ended.length = 0;
    this.kept.clear();
    this.nextId = lastId + 1;
    this.complete = lastId === 0;
  }

  private settle(): void {
    for (const row of this.opened) {
      const kept = this.kept.get(row.key);
      if (kept?.fresh !== row) continue;
      const { id, from, data, text } = row;
      this.kept.set(row.key, { id, from, data, text });
    }
    this.opened.length = 0;
    this.ended.length = 0;
    for (const key of this.kept.keys()) {
      if (this.kept.size <= this.keepRows) break;
      this.kept.delete(key);
      this.complete = false;
    }
  }

  private open(key: string, data: Json, text: string): NewRow {
    const { index, occurredAt } = this.now();
    const { occurred } = this;
    const id = this.nextId++;
    const row = { id, key, from: index, to: null, occurredAt, occurred, gone: null, data, text, void: false };
    this.opened.push(row);
    return row;
  }

  private end(current: Current, to: number, gone: number | null): NewRow | End {
    if (current.fresh !== undefined) {
      current.fresh.to = to;
      current.fresh.gone = gone;
      return current.fresh;
    }
    const end = { id: current.id, to, gone };
    this.ended.push(end);
    return end;
  }

  private values(row: NewRow): (string | number | null)[] {
    const fixed = [row.id, row.key, row.from, row.to, row.occurredAt, row.occurred, row.gone, row.text];
    return [...fixed, ...this.columns.map((read) => read(row.data, row.key))];
  }

  private current(key: string): Current | null {
    const kept = this.kept.get(key);
    if (kept !== undefined) return this.keep(key, kept);
    return this.complete ? null : this.keep(key, this.lookUp(key));
  }

  private lookUp(key: string): Current | null {
    this.table.index();
    const row = this.table.current.get(key) as { id: number; from_index: number; data: string } | undefined;
    if (row === undefined) return null;
    return { id: row.id, from: row.from_index, data: JSON.parse(row.data) as Json, text: row.data };
  }

  /** The row used last stands last: the first are dropped when there are too many. */
  private keep(key: string, current: Current | null): Current | null {
    this.kept.delete(key);
    this.kept.set(key, current);
    return current;
  }

  private now(): RecordedEvent {
    if (this.event === undefined) throw new Error('Rows change only while an event is applied');
    return this.event;
  }
}
