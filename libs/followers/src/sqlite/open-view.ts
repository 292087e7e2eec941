import type { RecordedEvent } from '@mingjing/kernel';
import type { ViewDefinition } from '../view';
import { OpenLists } from './open-lists';
import { TableRows } from './table-rows';
import { indexesSql, statementsOf, tableOf, tableSql, type TableStatements } from './view-table';
import type { ViewsFile } from './views-file';

/** One view's table while its store is open: what it has been told, and how far. */
export class OpenView {
  private readonly rows: TableRows;
  private readonly lists: OpenLists | undefined;
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
    if (view.lists !== undefined) this.lists = new OpenLists(file, view);
    file.query('INSERT OR IGNORE INTO position (view, size) VALUES (?, 0)').run(tableOf(view));
    this.told = this.next = this.written();
    this.concerns = view.concerns === '*' ? '*' : new Set(view.concerns);
    const table = { lastId: this.lastId(), current: (key: string) => this.current(key) };
    this.rows = new TableRows(view, table, this.lists?.gathered);
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
    const { opened, ended } = this.rows.taken();
    const { open, close, move } = this.statements;
    this.file.write(open, opened);
    this.file.write(close, ended);
    this.lists?.writePage();
    this.file.write(move, [this.next, tableOf(this.view), this.told]);
    this.told = this.next;
  }

  /** After something was rolled back: the file alone is right, and what of the lists was told up to there. */
  forget(): void {
    this.told = this.next = this.written();
    this.rows.forget(this.lastId());
    this.lists?.gathered.forget(this.told);
    this.indexed = false;
  }

  /** Makes everything that questions need and telling does not. */
  settle(): void {
    this.index();
    this.shelve();
  }

  /** Writes what is held of the lists, where it is more than `most` places in them. */
  shelve(most = 0): void {
    this.lists?.shelve(most);
  }

  /** False after the transaction in which its table was made was rolled back. */
  isStanding(): boolean {
    return this.stored() !== undefined;
  }

  private index(): void {
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
    return this.stored() ?? 0;
  }

  private stored(): number | undefined {
    const query = this.file.query('SELECT size FROM position WHERE view = ?');
    return (query.get(tableOf(this.view)) as { size: number } | undefined)?.size;
  }
}
