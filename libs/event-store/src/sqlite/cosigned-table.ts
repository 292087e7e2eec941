import type {
  DatabaseSyncInstance as Database,
  StatementSyncInstance as Statement,
} from '@photostructure/sqlite';
import { soundly } from './damage';
import { appendOnly, type Schema } from './guarded-schema';

export const COSIGNED_SCHEMA: Schema = {
  ...appendOnly(
    'cosigned',
    'number',
    'CREATE TABLE cosigned (number INTEGER PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0), note TEXT NOT NULL) STRICT',
  ),
  cosigned_size: 'CREATE INDEX cosigned_size ON cosigned (size, number)',
};

interface Row {
  readonly note: string;
}

/** Checkpoints with the lines that witnesses added, beside those that were swapped in; some a second, not one a seal. */
export class CosignedTable {
  private readonly insert: Statement | undefined;
  private readonly bySize: Statement | undefined;
  private readonly newestFirst: Statement | undefined;
  private readonly file: string;

  constructor(private readonly database: Database) {
    this.file = String(database.location());
    if (!CosignedTable.isIn(database)) return;
    this.insert = database.prepare(
      'INSERT INTO cosigned SELECT COALESCE(MAX(number) + 1, 0), ?, ? FROM cosigned',
    );
    this.bySize = database.prepare('SELECT note FROM cosigned WHERE size = ? ORDER BY number DESC LIMIT 1');
    this.newestFirst = database.prepare(
      'SELECT note FROM cosigned WHERE number IN (SELECT MAX(number) FROM cosigned GROUP BY size ORDER BY size DESC LIMIT ?) ORDER BY size DESC',
    );
  }

  static isIn(database: Database): boolean {
    return (
      database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'cosigned' AND type = 'table'").get() !==
      undefined
    );
  }

  at(size: number): string | null {
    return (this.soundly(() => this.bySize?.get(size)) as Row | undefined)?.note ?? null;
  }

  newest(max: number): readonly string[] {
    const rows = this.soundly(() => this.newestFirst?.all(max)) as readonly Row[] | undefined;
    return (rows ?? []).map(({ note }) => note);
  }

  /** One transaction: between the look and the row no other process comes. */
  keep(size: number, note: string, swapped: () => string | null): boolean {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const standing = this.at(size) ?? swapped();
      const fits = standing !== null && note.startsWith(standing);
      if (fits) this.insert?.run(size, note);
      this.database.exec('COMMIT');
      return fits;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  private soundly(read: () => unknown): unknown {
    return soundly(this.file, read);
  }
}
