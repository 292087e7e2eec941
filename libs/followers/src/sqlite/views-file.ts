import { closeDatabase, namedFailure } from '@mingjing/event-store';
import { isMissing, openFresh, openServed, publishFresh } from './fresh-file';
import { PageWriter } from './page-writer';
import type { Database, Query, Statement, Value } from './view-table';

/** The file of the views: what is told is written in transactions, and what was told is read. */
export class ViewsFile {
  private database: Database;
  private writer: PageWriter;
  private readonly prepared = new Map<string, Query>();
  private inside = false;
  private fresh: boolean;

  /** `path` may be ":memory:". */
  constructor(private readonly path: string) {
    this.fresh = isMissing(path);
    this.database = this.named(() => (this.fresh ? openFresh(path) : openServed(path)));
    this.writer = new PageWriter(this.database);
  }

  /** Whether it is told from nothing, under a name that is not its own yet: after a crash it is told anew. */
  get isFresh(): boolean {
    return this.fresh;
  }

  query(sql: string): Query {
    let query = this.prepared.get(sql);
    if (query === undefined) this.prepared.set(sql, (query = this.database.prepare(sql)));
    return query;
  }

  execute(sql: string): void {
    this.named(() => {
      this.database.exec(sql);
    });
  }

  /** Rows one after the other, in the transaction that is open. */
  write(statement: Statement, values: readonly Value[]): void {
    if (values.length > 0) this.writer.write(statement, values);
  }

  /** All that `work` writes is written, or none of it where it throws; inside another one, with that. */
  together(work: () => void): void {
    if (this.inside) {
      work();
      return;
    }
    this.inside = true;
    try {
      this.writer.together(work);
    } catch (error) {
      // Tables that were made inside it are gone again.
      this.prepared.clear();
      this.writer = new PageWriter(this.database);
      throw namedFailure(error, this.path);
    } finally {
      this.inside = false;
    }
  }

  apart(work: () => void): void {
    this.named(() => {
      this.writer.apart(work);
    });
  }

  /** What was told from nothing gets its name, with all of it on the disk. */
  publish(): void {
    if (!this.fresh) return;
    this.nameIt();
    this.database = openServed(this.path);
    this.writer = new PageWriter(this.database);
  }

  close(): void {
    if (this.fresh) this.nameIt();
    else closeDatabase(this.database);
  }

  /** What the disk does not take, or gives back damaged, is said of the file. */
  private named<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw namedFailure(error, this.path);
    }
  }

  private nameIt(): void {
    this.prepared.clear();
    this.database.close();
    publishFresh(this.path);
    this.fresh = false;
  }
}
