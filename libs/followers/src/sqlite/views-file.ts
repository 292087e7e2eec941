import { closeDatabase } from '@mingjing/event-store';
import { freshName, isMissing, openFresh, openServed, publishFresh, UNFLUSHED } from './fresh-file';
import { WriterHere, type PageWriter } from './page-writer';
import type { Database, Query, Statement, Value } from './view-table';
import { WritingThread } from './writing-thread';

/** Events: with more of them a second thread is worth its start. */
const MANY = 1_000;

/** The file of the views: what is told is written in transactions, and what was told is read. */
export class ViewsFile {
  private database: Database;
  private writer: PageWriter;
  private readonly prepared = new Map<string, Query>();
  private inside = false;
  private expected = 0;
  /** Told from nothing, under a name that is not its own yet. */
  private isFresh: boolean;
  /** The writer of a fresh file of which much is to be told. */
  private thread: WritingThread | undefined;

  /** `path` may be ":memory:". */
  constructor(private readonly path: string) {
    this.isFresh = isMissing(path);
    this.database = this.isFresh ? openFresh(path) : openServed(path);
    this.writer = new WriterHere(this.database);
  }

  /** A question to everything that was told so far. */
  query(sql: string): Query {
    this.thread?.finish();
    let query = this.prepared.get(sql);
    if (query === undefined) this.prepared.set(sql, (query = this.database.prepare(sql)));
    return query;
  }

  execute(sql: string): void {
    this.thread?.finish();
    this.database.exec(sql);
  }

  /**
   * Resolves when a page of so many events may be told. From nothing, a long log is written by another
   * thread; `before` is done just before that begins.
   */
  async ready(events: number, before: () => void): Promise<void> {
    this.expected += events;
    if (this.isFresh && this.thread === undefined && this.expected > MANY) {
      before();
      this.writer = this.thread = new WritingThread(freshName(this.path), UNFLUSHED);
    }
    await this.thread?.ready();
  }

  /** Rows one after the other, in the transaction that is open. */
  write(statement: Statement, values: readonly Value[]): void {
    if (values.length > 0) this.writer.write(statement, values);
  }

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
      this.writer = this.thread ?? new WriterHere(this.database);
      throw error;
    } finally {
      this.inside = false;
    }
  }

  apart(work: () => void): void {
    this.writer.apart(work);
  }

  /** Resolves when everything that was told is in the file, and this thread alone writes to it. */
  async written(): Promise<void> {
    await this.thread?.written();
    await this.leaveThread();
  }

  /** What was told from nothing gets its name. */
  publish(): void {
    if (!this.isFresh) return;
    this.nameIt();
    this.database = openServed(this.path);
    this.writer = new WriterHere(this.database);
  }

  /** What the other thread could not write gets no name: it is told anew. */
  close(): void {
    if (!this.isFresh) closeDatabase(this.database);
    else if (this.isWritten()) this.nameIt();
    else this.database.close();
  }

  private isWritten(): boolean {
    try {
      void this.leaveThread();
      return true;
    } catch {
      return false;
    }
  }

  private leaveThread(): Promise<unknown> | undefined {
    const { thread } = this;
    this.thread = undefined;
    this.writer = new WriterHere(this.database);
    return thread?.close();
  }

  private nameIt(): void {
    this.prepared.clear();
    this.database.close();
    publishFresh(this.path);
    this.isFresh = false;
  }
}
