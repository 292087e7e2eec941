import { isSameJson, type Json, type RecordedEvent } from '@mingjing/kernel';
import type { Rows, ViewDefinition } from '../view';
import type { EventLists } from './event-lists';
import { occurredAtOf, type OccurredAt } from './occurred-at';
import { deltaOf, type Current, type End, type NewRow, type Table, type Written } from './row-versions';
import type { Value } from './view-table';

/** One version in so many is written whole, so that no other one needs more than those to be read. */
const WHOLE_EVERY = 16;

/** Current rows that stay in memory between pages. */
const KEPT_ROWS = 50_000;

/** The rows of one view while events are applied: everything is gathered in memory until it is `taken`. */
export class TableRows implements Rows {
  private readonly kept = new Map<string, Current | null>();
  private readonly opened: NewRow[] = [];
  /** Rows whose newest version this page opens. */
  private readonly changed: Current[] = [];
  private readonly ended: End[] = [];
  private readonly columns: readonly ((data: Json, key: string) => Value)[];
  private event: RecordedEvent | undefined;
  private parsed: { readonly event: RecordedEvent; readonly at: OccurredAt } | undefined;
  private last: { readonly data: Json; readonly text: string } | undefined;
  /** Whether `kept` holds every current row: what it lacks is then nowhere. */
  private complete: boolean;
  private nextId: number;

  constructor(
    view: ViewDefinition,
    private readonly table: Table,
    private readonly lists?: EventLists,
    private readonly keepRows = KEPT_ROWS,
  ) {
    this.columns = Object.values(view.columns ?? {});
    this.nextId = table.lastId + 1;
    this.complete = table.lastId === 0;
  }

  at(event: RecordedEvent): this {
    this.event = event;
    return this;
  }

  get(key: string): Json | undefined {
    return this.current(key)?.data;
  }

  put(key: string, data: Json): void {
    const current = this.current(key);
    if (current !== null && isSameJson(current.data, data)) return;
    const event = this.now();
    if (current?.fresh?.event === event) {
      // Two changes by one event are one change.
      current.fresh.data = current.data = data;
      return;
    }
    const fresh = this.open(key, data);
    const before = current === null ? undefined : this.replace(current, fresh);
    const step = ((current?.step ?? 0) + 1) % WHOLE_EVERY;
    const changed = { id: fresh.id, data, step, fresh, before };
    this.changed.push(changed);
    this.kept.set(key, changed);
  }

  note(list: string): void {
    if (this.lists === undefined) throw new Error('The view defines no column by which lists are asked');
    this.lists.note(list, this.now());
  }

  close(key: string): void {
    const current = this.current(key);
    if (current === null) return;
    const event = this.now();
    const gone = this.momentOf(event).occurred;
    if (current.fresh?.event === event) {
      current.fresh.isVoid = true;
      if (current.before !== undefined) current.before.gone = gone;
    } else this.end(current, event, gone);
    this.kept.set(key, null);
  }

  /** What the page changed; where it cannot be written the caller forgets it. */
  taken(): Written {
    const opened: Value[] = [];
    const ended: Value[] = [];
    for (const row of this.opened) if (!row.isVoid) this.write(row, opened);
    for (const end of this.ended) ended.push(end.to, end.gone, deltaOf(end) ?? null, end.id);
    this.settle();
    return { opened, ended };
  }

  /** After a page that was not written nothing kept is sure. */
  forget(lastId: number): void {
    this.opened.length = 0;
    this.ended.length = 0;
    this.changed.length = 0;
    this.kept.clear();
    this.nextId = lastId + 1;
    this.complete = lastId === 0;
  }

  private settle(): void {
    for (const current of this.changed) current.fresh = current.before = undefined;
    this.changed.length = 0;
    this.opened.length = 0;
    this.ended.length = 0;
    if (this.kept.size <= this.keepRows) return;
    for (const key of this.kept.keys()) {
      if (this.kept.size <= this.keepRows / 2) break;
      this.kept.delete(key);
    }
    this.complete = false;
  }

  private open(key: string, data: Json): NewRow {
    const id = this.nextId++;
    const row = {
      id,
      key,
      event: this.now(),
      to: null,
      gone: null,
      data,
      next: undefined,
      isVoid: false,
    };
    this.opened.push(row);
    return row;
  }

  private replace(current: Current, fresh: NewRow): NewRow | End {
    const before = this.end(current, fresh.event, null);
    if (current.step > 0) before.next = fresh;
    return before;
  }

  private end({ id, data, fresh }: Current, { index: to }: RecordedEvent, gone: number | null): NewRow | End {
    if (fresh !== undefined) {
      fresh.to = to;
      fresh.gone = gone;
      return fresh;
    }
    const end = { id, to, gone, data, next: undefined };
    this.ended.push(end);
    return end;
  }

  private write(row: NewRow, values: Value[]): void {
    const { id, key, event, to, gone, data } = row;
    const { occurred, text } = this.momentOf(event);
    values.push(id, key, event.index, to, occurred, text, gone);
    for (const read of this.columns) values.push(read(data, key));
    values.push(deltaOf(row) ?? this.textOf(data));
  }

  /** One event often says the same under several keys. */
  private textOf(data: Json): string {
    if (this.last?.data !== data) this.last = { data, text: JSON.stringify(data) };
    return this.last.text;
  }

  /** One event mostly writes several rows. */
  private momentOf(event: RecordedEvent): OccurredAt {
    if (this.parsed?.event !== event) this.parsed = { event, at: occurredAtOf(event) };
    return this.parsed.at;
  }

  private current(key: string): Current | null {
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    if (this.complete) return null;
    const found = this.lookUp(key);
    this.kept.set(key, found);
    return found;
  }

  private lookUp(key: string): Current | null {
    const row = this.table.current(key);
    if (row === undefined) return null;
    const data = JSON.parse(row.data) as Json;
    return { id: row.id, data, step: 0, fresh: undefined, before: undefined };
  }

  private now(): RecordedEvent {
    if (this.event === undefined) throw new Error('Rows change only while an event is applied');
    return this.event;
  }
}
