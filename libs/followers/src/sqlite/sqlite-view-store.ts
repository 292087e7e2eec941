import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type RecordedEvent } from '@mingjing/kernel';
import type { AsOf, RowQuery, RowVersion, ViewDefinition } from '../view';
import type { ViewStore } from '../view-store';
import { OpenView } from './open-view';
import { IN_ORDER, LISTED, listAsked, listQuestion, listedVersion, type ListedEvent } from './list-questions';
import { eventsTableOf, listsTableOf } from './list-tables';
import { questionOf, versionOf, type StoredRow } from './row-questions';
import { dataBefore, isDelta } from './row-delta';
import { tableOf } from './view-table';
import { ViewsFile } from './views-file';

/** Places in lists that may be held in memory, some ten bytes each. */
const MOST_HELD = 1_000_000;

const COLUMNS = 'key, from_index, to_index, occurred, occurred_at, data';

/** Views in one SQLite file, `views.db`; a row version per change, a position per view. */
export class SqliteViewStore implements ViewStore {
  private readonly file: ViewsFile;
  private readonly open = new Map<string, OpenView>();

  /** `path` may be ":memory:". */
  constructor(path: string) {
    this.file = new ViewsFile(path);
    this.file.execute(
      'CREATE TABLE IF NOT EXISTS position (view TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
  }

  position(view: ViewDefinition): number {
    return this.opened(view).position;
  }

  apply(view: ViewDefinition, events: readonly RecordedEvent[]): void {
    const opened = this.opened(view);
    try {
      opened.gather(events);
      this.file.together(() => this.file.apart(() => opened.write()));
    } catch (error) {
      opened.forget();
      throw error;
    }
  }

  together(work: () => void): void {
    for (const view of this.open.values()) view.shelve(MOST_HELD);
    try {
      this.file.together(work);
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  settle(views: readonly ViewDefinition[]): void {
    for (const view of views) this.opened(view).settle();
    this.file.publish();
  }

  row(view: ViewDefinition, key: string, asOf: AsOf = {}): RowVersion | undefined {
    const { source, values } = this.questionOf(view, asOf);
    const sql = `SELECT ${COLUMNS} ${source} AND key = ? ORDER BY from_index DESC LIMIT 1`;
    const found = this.file.query(sql).get(...values, key) as unknown as StoredRow | undefined;
    return found && versionOf(found, this.dataOf(view, found));
  }

  rows(view: ViewDefinition, query: RowQuery = {}): readonly RowVersion[] {
    const { source, values } = this.questionOf(view, query);
    if (listAsked(view, query) !== undefined) {
      const sql = `SELECT ${LISTED} ${source} ${IN_ORDER} LIMIT ?`;
      const listed = this.file.query(sql).all(...values, query.limit ?? -1) as unknown as ListedEvent[];
      return listed.map(listedVersion);
    }
    const sql = `SELECT ${COLUMNS} ${source} ORDER BY key LIMIT ?`;
    const found = this.file.query(sql).all(...values, query.limit ?? -1) as unknown as StoredRow[];
    return found.map((row) => versionOf(row, this.dataOf(view, row)));
  }

  count(view: ViewDefinition, query: RowQuery = {}): number {
    const { source, values } = this.questionOf(view, query);
    return (this.file.query(`SELECT COUNT(*) AS n ${source}`).get(...values) as { n: number }).n;
  }

  digest(view: ViewDefinition, size?: number): string {
    const asOf = size === undefined ? {} : { size };
    const { source, values } = this.questionOf(view, asOf);
    const hash = createHash('sha256');
    const tell = (key: string, data: Json): unknown => hash.update(`${canonicalJson([key, data])}\n`);
    for (const row of this.file.query(`SELECT ${COLUMNS} ${source} ORDER BY key`).iterate(...values)) {
      const stored = row as unknown as StoredRow;
      tell(stored.key, this.dataOf(view, stored));
    }
    if (view.lists === undefined) return hash.digest('hex');
    const lists = listQuestion(view, undefined, asOf);
    const sql = `SELECT ${LISTED} ${lists.source} ${IN_ORDER}`;
    const listed = this.file.query(sql).iterate(...lists.values) as Iterable<ListedEvent>;
    for (const event of listed) tell(event.key, listedVersion(event).data);
    return hash.digest('hex');
  }

  retire(views: readonly ViewDefinition[]): void {
    const kept = new Set(views.map(tableOf));
    const told = this.file.query('SELECT view FROM position').all() as { view: string }[];
    for (const { view } of told) {
      if (kept.has(view)) continue;
      this.open.delete(view);
      const tables = [view, eventsTableOf(view), listsTableOf(view)];
      const drops = tables.map((table) => `DROP TABLE IF EXISTS "${table}";`).join(' ');
      this.file.execute(`BEGIN; ${drops} DELETE FROM position WHERE view = '${view}'; COMMIT`);
    }
  }

  close(): void {
    for (const view of this.open.values()) view.shelve();
    this.file.close();
  }

  private opened(view: ViewDefinition): OpenView {
    const name = tableOf(view);
    let opened = this.open.get(name);
    if (opened === undefined) this.open.set(name, (opened = new OpenView(this.file, view)));
    return opened;
  }

  private questionOf(view: ViewDefinition, query: RowQuery): ReturnType<typeof questionOf> {
    this.opened(view).settle();
    const list = listAsked(view, query);
    return list === undefined ? questionOf(view, query) : listQuestion(view, list, query);
  }

  /** A view that was first told in what was rolled back has no table any more. */
  private forget(): void {
    for (const [name, view] of this.open) {
      if (view.isStanding()) view.forget();
      else this.open.delete(name);
    }
  }

  /** A version that is written as what it differs in from the next one is read with that. */
  private dataOf(view: ViewDefinition, row: StoredRow): Json {
    if (!isDelta(row.data)) return JSON.parse(row.data) as Json;
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE key = ? AND from_index > ? ORDER BY from_index LIMIT 1`;
    const next = this.file.query(sql).get(row.key, row.from_index) as unknown as StoredRow | undefined;
    if (next === undefined) throw new Error(`The view ${view.name} lacks a version of ${row.key}`);
    return dataBefore(this.dataOf(view, next), row.data);
  }
}
