import { createHash } from 'node:crypto';
import { closeDatabase } from '@mingjing/event-store';
import { canonicalJson, type Json, type RecordedEvent } from '@mingjing/kernel';
import type { AsOf, RowQuery, RowVersion, ViewDefinition } from '../view';
import type { ViewStore } from '../view-store';
import { isMissing, openFresh, openServed, publishFresh } from './fresh-file';
import { OpenView } from './open-view';
import { questionOf, versionOf, type StoredRow } from './row-questions';
import { dataBefore, isDelta } from './row-delta';
import { tableOf, type Database, type Query } from './view-table';

const COLUMNS = 'key, from_index, to_index, occurred, occurred_at, data';

/** Views in one SQLite file, `views.db`; a row version per change, a position per view. */
export class SqliteViewStore implements ViewStore {
  private database: Database;
  private readonly open = new Map<string, OpenView>();
  private readonly prepared = new Map<string, Query>();
  private inside = false;
  /** Told from nothing, in a file that has not its name yet. */
  private isFresh: boolean;

  /** `path` may be ":memory:". */
  constructor(private readonly path: string) {
    this.isFresh = isMissing(path);
    this.database = this.isFresh ? openFresh(path) : openServed(path);
    this.database.exec(
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
      this.together(() => {
        this.database.exec('SAVEPOINT view');
        try {
          opened.write();
          this.database.exec('RELEASE view');
        } catch (error) {
          this.database.exec('ROLLBACK TO view; RELEASE view');
          throw error;
        }
      });
    } catch (error) {
      opened.forget();
      throw error;
    }
  }

  together(work: () => void): void {
    if (this.inside) {
      work();
      return;
    }
    this.database.exec('BEGIN IMMEDIATE');
    this.inside = true;
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      // Tables that were made inside it are gone again.
      this.open.clear();
      this.prepared.clear();
      throw error;
    } finally {
      this.inside = false;
    }
  }

  settle(views: readonly ViewDefinition[]): void {
    for (const view of views) this.opened(view).index();
    if (!this.isFresh) return;
    this.publish();
    this.database = openServed(this.path);
  }

  row(view: ViewDefinition, key: string, asOf: AsOf = {}): RowVersion | undefined {
    const { clause, values } = this.questionOf(view, asOf);
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE key = ? AND ${clause} ORDER BY from_index DESC LIMIT 1`;
    const found = this.query(sql).get(key, ...values) as unknown as StoredRow | undefined;
    return found && versionOf(found, this.dataOf(view, found));
  }

  rows(view: ViewDefinition, query: RowQuery = {}): readonly RowVersion[] {
    const { clause, values } = this.questionOf(view, query);
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key LIMIT ?`;
    const found = this.query(sql).all(...values, query.limit ?? -1) as unknown as StoredRow[];
    return found.map((row) => versionOf(row, this.dataOf(view, row)));
  }

  count(view: ViewDefinition, query: RowQuery = {}): number {
    const { clause, values } = this.questionOf(view, query);
    const sql = `SELECT COUNT(*) AS n FROM "${tableOf(view)}" WHERE ${clause}`;
    return (this.query(sql).get(...values) as { n: number }).n;
  }

  digest(view: ViewDefinition, size?: number): string {
    const { clause, values } = this.questionOf(view, size === undefined ? {} : { size });
    const sql = `SELECT ${COLUMNS} FROM "${tableOf(view)}" WHERE ${clause} ORDER BY key`;
    const hash = createHash('sha256');
    for (const row of this.database.prepare(sql).iterate(...values)) {
      const stored = row as unknown as StoredRow;
      hash.update(`${canonicalJson([stored.key, this.dataOf(view, stored)])}\n`);
    }
    return hash.digest('hex');
  }

  retire(views: readonly ViewDefinition[]): void {
    const kept = new Set(views.map(tableOf));
    const told = this.database.prepare('SELECT view FROM position').all() as { view: string }[];
    for (const { view } of told) {
      if (kept.has(view)) continue;
      this.open.delete(view);
      this.prepared.clear();
      this.database.exec(
        `BEGIN; DROP TABLE IF EXISTS "${view}"; DELETE FROM position WHERE view = '${view}'; COMMIT`,
      );
    }
  }

  close(): void {
    if (this.isFresh) this.publish();
    else closeDatabase(this.database);
  }

  private publish(): void {
    this.open.clear();
    this.prepared.clear();
    this.database.close();
    publishFresh(this.path);
    this.isFresh = false;
  }

  private opened(view: ViewDefinition): OpenView {
    const name = tableOf(view);
    let opened = this.open.get(name);
    if (opened === undefined) this.open.set(name, (opened = new OpenView(this.database, view)));
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
    const next = this.query(sql).get(row.key, row.from_index) as unknown as StoredRow | undefined;
    if (next === undefined) throw new Error(`The view ${view.name} lacks a version of ${row.key}`);
    return dataBefore(this.dataOf(view, next), row.data);
  }

  private query(sql: string): Query {
    let query = this.prepared.get(sql);
    if (query === undefined) this.prepared.set(sql, (query = this.database.prepare(sql)));
    return query;
  }
}
