import { BATCH, type Database, type Query, type Statement, type Value } from './view-table';

/** Writes what was told, in transactions. */
export class PageWriter {
  private readonly prepared = new Map<string, Query>();

  constructor(private readonly database: Database) {}

  /** Rows one after the other, in the transaction that is open. */
  write(statement: Statement, values: readonly Value[]): void {
    const { one, batch, width, unchanged } = statement;
    let at = 0;
    if (batch !== undefined) {
      const many = width * BATCH;
      for (; at + many <= values.length; at += many) this.query(batch).run(...values.slice(at, at + many));
    }
    for (; at < values.length; at += width) {
      const { changes } = this.query(one).run(...values.slice(at, at + width));
      if (unchanged !== undefined && changes !== 1) throw new Error(unchanged);
    }
  }

  /** All that `work` writes is written, or none of it where it throws. */
  together(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      // A full disk has ended the transaction already.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Inside `together`: what `work` writes is undone by itself where it throws. */
  apart(work: () => void): void {
    this.database.exec('SAVEPOINT view');
    try {
      work();
      this.database.exec('RELEASE view');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK TO view; RELEASE view');
      throw error;
    }
  }

  private query(sql: string): Query {
    let query = this.prepared.get(sql);
    if (query === undefined) this.prepared.set(sql, (query = this.database.prepare(sql)));
    return query;
  }
}
