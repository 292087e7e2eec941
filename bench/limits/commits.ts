import { join } from 'node:path';
import { openDatabase, type Database, type Statement } from '@mingjing/event-store';
import { contender, type Contender } from '../measure/interleave';

/** Files that each hold one table of plain rows: what any ledger on SQLite must at least do. */
export interface PlainFiles {
  readonly names: readonly string[];
  /** One after the other, one row in each file, each durable before the next begins. */
  commits(rows: readonly Uint8Array[]): Contender;
  close(): void;
}

/** Same driver and same settings as the ledger's own files: write-ahead log, synchronous=FULL. */
export function plainFiles(folder: string, names: readonly string[]): PlainFiles {
  const databases = names.map((name) => openDatabase(join(folder, name), { durability: 'FULL' }));
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
