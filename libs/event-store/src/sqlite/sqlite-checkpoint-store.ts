import type {
  DatabaseSyncInstance as Database,
  StatementSyncInstance as Statement,
} from '@photostructure/sqlite';
import { assertCount } from '../bounds';
import type { CheckpointStore, StoredCheckpoint } from '../checkpoint-store';
import { assertNotLower } from '../checkpoint-order';
import { StoreUnavailable } from '../store-errors';
import { soundly } from './damage';
import { DurableWrites } from './durable-write';
import { appendOnly, establish, type Schema } from './guarded-schema';
import { COSIGNED_SCHEMA, CosignedTable } from './cosigned-table';
import { closeDatabase, openDatabase } from './open-database';
import { isConstraint } from './result-code';

const CHECKPOINT_SCHEMA: Schema = {
  ...appendOnly(
    'checkpoint',
    'version',
    'CREATE TABLE checkpoint (version INTEGER PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0), note TEXT NOT NULL) STRICT',
  ),
  checkpoint_order:
    "CREATE TRIGGER checkpoint_order BEFORE INSERT ON checkpoint WHEN NEW.size < (SELECT size FROM checkpoint ORDER BY version DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'checkpoint: never lowers the size'); END",
};

const LOG_PAGES = 1000;

interface Row {
  readonly version: number;
  readonly size: number;
  readonly note: string;
}

/** Opens or creates `checkpoint.db`. Throws as `openSqliteEventStore` does, but takes no lock: it compares and swaps. */
export function openSqliteCheckpointStore(
  path: string,
  options: { readonly readOnly?: boolean } = {},
): SqliteCheckpointStore {
  const database = openDatabase(path, { durability: 'FULL', logPages: LOG_PAGES, ...options });
  try {
    soundly(path, () => establish(database, CHECKPOINT_SCHEMA));
    // A file of before there were witnesses, which may only be read, has no such table.
    if (options.readOnly !== true || CosignedTable.isIn(database)) establish(database, COSIGNED_SCHEMA);
    return new SqliteCheckpointStore(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Every checkpoint is a row, the newest is the last one: a swap is one insert that commits by
 * itself. There is no index by size, which every seal would pay for: sizes only grow, so `at`
 * halves its way.
 */
export class SqliteCheckpointStore implements CheckpointStore {
  private readonly writes = new DurableWrites('The checkpoint file');
  private readonly insert: Statement;
  private readonly newest: Statement;
  private readonly byVersion: Statement;
  private readonly page: Statement;
  private readonly file: string;
  private readonly beside: CosignedTable;

  /** Made by `openSqliteCheckpointStore`. */
  constructor(private readonly database: Database) {
    this.insert = database.prepare('INSERT INTO checkpoint VALUES (?, ?, ?)');
    this.newest = database.prepare('SELECT * FROM checkpoint ORDER BY version DESC LIMIT 1');
    this.byVersion = database.prepare('SELECT * FROM checkpoint WHERE version = ?');
    this.page = database.prepare(
      'SELECT version, note FROM checkpoint WHERE version >= ? ORDER BY version LIMIT ?',
    );
    this.file = String(database.location());
    this.beside = new CosignedTable(database);
  }

  async get(): Promise<StoredCheckpoint | null> {
    const newest = this.last();
    if (newest === undefined) return null;
    return { version: newest.version, note: this.beside.at(newest.size) ?? newest.note };
  }

  async swap(version: number | null, note: string, size: number): Promise<boolean> {
    this.assertOpen();
    assertCount(size, 'The size of a checkpoint');
    const next = (version ?? -1) + 1;
    return this.writes.run(() => {
      try {
        this.insert.run(next, size, note);
        return true;
      } catch (error) {
        if (!isConstraint(error)) throw error;
        const newest = this.last();
        if ((newest?.version ?? -1) + 1 !== next) return false;
        assertNotLower(size, newest?.size);
        throw error;
      }
    });
  }

  async at(size: number): Promise<string | null> {
    assertCount(size, 'The size of a checkpoint');
    return this.beside.at(size) ?? this.swapped(size);
  }

  async keepCosigned(size: number, note: string): Promise<boolean> {
    this.assertOpen();
    assertCount(size, 'The size of a checkpoint');
    return this.writes.run(() => this.beside.keep(size, note, () => this.swapped(size)));
  }

  async cosigned(max: number): Promise<readonly string[]> {
    this.assertOpen();
    assertCount(max, 'The number of notes');
    return this.beside.newest(max);
  }

  async read(from: number, max: number): Promise<readonly StoredCheckpoint[]> {
    this.assertOpen();
    assertCount(from, 'A version');
    assertCount(max, 'A number of checkpoints');
    const rows = soundly(this.file, (): unknown => this.page.all(from, max)) as readonly StoredCheckpoint[];
    return rows.map(({ version, note }) => ({ version, note }));
  }

  async close(): Promise<void> {
    if (this.database.isOpen) closeDatabase(this.database);
  }

  private swapped(size: number): string | null {
    let low = 0;
    let high = this.last()?.version ?? -1;
    let found: Row | undefined;
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const row = soundly(this.file, () => this.byVersion.get(middle)) as Row;
      if (row.size <= size) {
        found = row;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return found?.size === size ? found.note : null;
  }

  private last(): Row | undefined {
    this.assertOpen();
    return soundly(this.file, () => this.newest.get()) as Row | undefined;
  }

  private assertOpen(): void {
    if (!this.database.isOpen) throw new StoreUnavailable('The checkpoint store is closed.');
  }
}
