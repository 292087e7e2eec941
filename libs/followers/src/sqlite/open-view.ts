import type { RecordedEvent } from '@mingjing/kernel';
import type { ViewDefinition } from '../view';
import { TableRows } from './table-rows';
import {
  createIndexes,
  createTable,
  lastId,
  prepareTable,
  tableOf,
  type Database,
  type Query,
} from './view-table';

/** One view's table while its store is open: what it has been told, and how far. */
export class OpenView {
  private readonly rows: TableRows;
  private readonly concerns: ReadonlySet<string> | '*';
  private readonly moved: Query;
  private told: number;
  private next: number;
  private indexed = false;

  constructor(
    private readonly database: Database,
    private readonly view: ViewDefinition,
  ) {
    createTable(database, view);
    database.prepare('INSERT OR IGNORE INTO position (view, size) VALUES (?, 0)').run(tableOf(view));
    this.moved = database.prepare('UPDATE position SET size = ? WHERE view = ? AND size = ?');
    this.told = this.next = this.written();
    this.concerns = view.concerns === '*' ? '*' : new Set(view.concerns);
    const index = (): void => this.index();
    this.rows = new TableRows(view, {
      ...prepareTable(database, view),
      lastId: lastId(database, view),
      index,
    });
  }

  get position(): number {
    return this.told;
  }

  /** Applies the events in memory. */
  gather(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (this.concerns === '*' || this.concerns.has(event.type)) this.view.apply(event, this.rows.at(event));
    }
    this.next = this.told + events.length;
  }

  /** Writes what was gathered, and the position after it, in the transaction that is open. */
  write(): void {
    this.rows.flush();
    const { changes } = this.moved.run(this.next, tableOf(this.view), this.told);
    if (changes !== 1) throw new Error(`Somebody else tells the view ${tableOf(this.view)}`);
    this.told = this.next;
  }

  /** After something was rolled back: the file alone is right. */
  forget(): void {
    this.rows.forget(lastId(this.database, this.view));
    this.told = this.next = this.written();
  }

  index(): void {
    if (this.indexed) return;
    createIndexes(this.database, this.view);
    this.indexed = true;
  }

  private written(): number {
    const query = this.database.prepare('SELECT size FROM position WHERE view = ?');
    return (query.get(tableOf(this.view)) as { size: number }).size;
  }
}
