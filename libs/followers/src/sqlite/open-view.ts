import type { RecordedEvent } from '@mingjing/kernel';
import type { ViewDefinition } from '../view';
import { TableRows } from './table-rows';
import { indexesSql, statementsOf, tableOf, tableSql, type TableStatements } from './view-table';
import type { ViewsFile } from './views-file';

/** Rows of an event: with more of them a second thread would be held up by keeping them in order. */
const MANY_ROWS = 1.5;

/** One view's table while its store is open: what it has been told, and how far. */
export class OpenView {
  private readonly rows: TableRows;
  private readonly statements: TableStatements;
  private readonly concerns: ReadonlySet<string> | '*';
  private told: number;
  private next: number;
  private indexed = false;

  constructor(
    private readonly file: ViewsFile,
    private readonly view: ViewDefinition,
  ) {
    this.statements = statementsOf(view);
    file.execute(tableSql(view));
    file.query('INSERT OR IGNORE INTO position (view, size) VALUES (?, 0)').run(tableOf(view));
    this.told = this.next = this.written();
    this.concerns = view.concerns === '*' ? '*' : new Set(view.concerns);
    this.rows = new TableRows(view, { lastId: this.lastId(), current: (key) => this.current(key) });
  }

  get position(): number {
    return this.told;
  }

  /** Whether events write so many rows that indexes are better made of all of them at the end. */
  get isLong(): boolean {
    return this.rows.count > MANY_ROWS * this.told;
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
    const { opened, ended } = this.rows.taken();
    const { open, close, move } = this.statements;
    this.file.write(open, opened);
    this.file.write(close, ended);
    this.file.write(move, [this.next, tableOf(this.view), this.told]);
    this.told = this.next;
  }

  /** After something was rolled back: the file alone is right. */
  forget(): void {
    this.rows.forget(this.lastId());
    this.told = this.next = this.written();
  }

  index(): void {
    if (this.indexed) return;
    this.file.execute(indexesSql(this.view));
    this.indexed = true;
  }

  private current(key: string): { readonly id: number; readonly data: string } | undefined {
    this.index();
    const sql = `SELECT id, data FROM "${tableOf(this.view)}" WHERE key = ? AND to_index IS NULL ORDER BY from_index DESC LIMIT 1`;
    return this.file.query(sql).get(key) as { id: number; data: string } | undefined;
  }

  private lastId(): number {
    const sql = `SELECT COALESCE(MAX(id), 0) AS id FROM "${tableOf(this.view)}"`;
    return (this.file.query(sql).get() as { id: number }).id;
  }

  private written(): number {
    const query = this.file.query('SELECT size FROM position WHERE view = ?');
    return (query.get(tableOf(this.view)) as { size: number }).size;
  }
}
