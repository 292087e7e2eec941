import { join } from 'node:path';
import { openDatabase, type Database, type DatabaseOptions, type Statement } from '@mingjing/event-store';
import { contender, type Contender } from '../measure/interleave';

/** Files that each hold one table of plain rows: what any ledger on SQLite must at least do. */
export interface PlainFiles {
  readonly names: readonly string[];
  /** One after the other, one row in each file, each durable before the next begins. */
  commits(rows: readonly Uint8Array[]): Contender;
  close(): void;
}

/**
 * Same driver as the ledger's own files: write-ahead log, synchronous=FULL. As SQLite comes, a file
 * grows with its commits; "laid out" as the ledger's own files are, it does not, and commits faster.
 */
export function plainFiles(
  folder: string,
  names: readonly string[],
  how: 'growing' | 'laid out',
): PlainFiles {
  const options: DatabaseOptions = { durability: 'FULL', ...(how === 'growing' ? {} : { logPages: 1000 }) };
  const databases = names.map((name) => openDatabase(join(folder, name), options));
  const inserts = databases.map(insertOf);
  return {
    names,
    commits: (rows) =>
      contender({
        count: rows.length,
        prepare: () => rows,
        run: (ready) => {
          for (const row of ready) for (const insert of inserts) insert.run(row);
        },
      }),
    close: () => {
      for (const database of databases) database.close();
    },
  };
}

function insertOf(database: Database): Statement {
  database.exec('CREATE TABLE plain (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  return database.prepare('INSERT INTO plain (bytes) VALUES (?)');
}
