import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  LocalFileStore,
  openDatabase,
  openSqliteCheckpointStore,
  openSqliteEventStore,
} from '@mingjing/event-store';
import { SqliteVault } from '@mingjing/vault';
import { KeptIndex } from '../kept/kept-index';
import { KEY } from './kept-story';
import type { Stores, WriterPlace } from './writer-place';

/** A folder of real files, and its administrator, who may do what SQLite lets him. */
export class SqlitePlace implements WriterPlace {
  private readonly folder = mkdtempSync(join(tmpdir(), 'mingjing-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  async open(): Promise<Stores> {
    return {
      store: openSqliteEventStore(this.path('ledger.db')),
      checkpoints: openSqliteCheckpointStore(this.path('checkpoint.db')),
      vault: new SqliteVault(this.path('vault.db')),
      files: new LocalFileStore(this.path('evidence')),
      index: new KeptIndex(this.path('ledger.index'), 'test', KEY),
    };
  }

  tables(): unknown {
    return undefined;
  }

  async leave(): Promise<void> {
    rmSync(this.folder, { recursive: true });
  }

  /** Takes the triggers of the table off, does it, and puts them back word for word: no schema tells of it. */
  tamper(
    file: string,
    table: string,
    sql: string,
    ...values: readonly (string | number | Uint8Array)[]
  ): void {
    const database = openDatabase(this.path(file), { durability: 'FULL' });
    const guards = database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .all(table) as { readonly name: string; readonly sql: string }[];
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    database.prepare(sql).run(...values);
    for (const guard of guards) database.exec(guard.sql);
    database.close();
  }

  rows(file: string, sql: string): readonly unknown[] {
    const database = openDatabase(this.path(file), { durability: 'FULL', readOnly: true });
    const rows = database.prepare(sql).all();
    database.close();
    return rows;
  }
}
