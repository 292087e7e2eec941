import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type RecordedEvent } from '@mingjing/kernel';
import type { AsOf, RowQuery, RowVersion, ViewDefinition } from '../view';
import type { ViewStore } from '../view-store';
import { OpenView } from './open-view';
import { questionOf, versionOf, type StoredRow } from './row-questions';
import { dataBefore, isDelta } from './row-delta';
import { tableOf } from './view-table';
import { ViewsFile } from './views-file';

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

  async ready(events: number): Promise<void> {
    // The other thread has time to keep rows in order while they are told here: nothing is left for the end.
    const few = [...this.open.values()].filter(({ isLong }) => !isLong);
    await this.file.ready(events, () => few.forEach((view) => view.index()));
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
    try {
      this.file.together(work);
    } catch (error) {
      this.open.clear();
      throw error;
    }
  }

  async settle(views: readonly ViewDefinition[]): Promise<void> {
    await this.file.written();
    for (const view of views) this.opened(view).index();
    this.file.publish();
  }

  row(view: ViewDefinition, key: string, asOf: AsOf = {}): RowVersion | undefined {
    const { clause, values } = this.questionOf(view, asOf);
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE key = ? AND ${clause} ORDER BY from_index DESC LIMIT 1`;
    const found = this.file.query(sql).get(key, ...values) as unknown as StoredRow | undefined;
    return found && versionOf(found, this.dataOf(view, found));
  }

  rows(view: ViewDefinition, query: RowQuery = {}): readonly RowVersion[] {
    const { clause, values } = this.questionOf(view, query);
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key LIMIT ?`;
    const found = this.file.query(sql).all(...values, query.limit ?? -1) as unknown as StoredRow[];
    return found.map((row) => versionOf(row, this.dataOf(view, row)));
  }

  count(view: ViewDefinition, query: RowQuery = {}): number {
    const { clause, values } = this.questionOf(view, query);
    const sql = `SELECT COUNT(*) AS n FROM "${tableOf(view)}" WHERE ${clause}`;
    return (this.file.query(sql).get(...values) as { n: number }).n;
  }

  digest(view: ViewDefinition, size?: number): string {
    const { clause, values } = this.questionOf(view, size === undefined ? {} : { size });
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key`;
    const hash = createHash('sha256');
    for (const row of this.file.query(sql).iterate(...values)) {
      const stored = row as unknown as StoredRow;
      hash.update(`${canonicalJson([stored.key, this.dataOf(view, stored)])}\n`);
    }
    return hash.digest('hex');
  }

  retire(views: readonly ViewDefinition[]): void {
    const kept = new Set(views.map(tableOf));
    const told = this.file.query('SELECT view FROM position').all() as { view: string }[];
    for (const { view } of told) {
      if (kept.has(view)) continue;
      this.open.delete(view);
      this.file.execute(
        `BEGIN; DROP TABLE IF EXISTS "${view}"; DELETE FROM position WHERE view = '${view}'; COMMIT`,
      );
    }
  }

  close(): void {
    this.file.close();
  }

  private opened(view: ViewDefinition): OpenView {
    const name = tableOf(view);
    let opened = this.open.get(name);
    if (opened === undefined) this.open.set(name, (opened = new OpenView(this.file, view)));
    return opened;
  }

  private questionOf(view: ViewDefinition, query: RowQuery): ReturnType<typeof questionOf> {
    this.opened(view).index();
    return questionOf(view, query);
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
