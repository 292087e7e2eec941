import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '@mingjing/event-store';
import fc from 'fast-check';

// A thread of its own loads it, so that it is no TypeScript.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { indexesMatch } = require('./index-content.js') as {
  readonly indexesMatch: (database: Database, path: string) => boolean;
};

/** Leaves of two trees of several levels, so that inner entries are there too. */
const ROWS = 1_000;
const PAGE = 4_096;

describe('the comparison of indexes with their tables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-indexes-'));
  const path = join(folder, 'sound.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    const database = openDatabase(path, { durability: 'FULL' });
    database.exec(`
      CREATE TABLE list (events TEXT, first INTEGER, list TEXT, PRIMARY KEY (list, first)) STRICT, WITHOUT ROWID;
      CREATE TABLE row (id INTEGER PRIMARY KEY, key TEXT NOT NULL, till INTEGER, kind ANY, data TEXT NOT NULL) STRICT;
      CREATE UNIQUE INDEX row_key ON row (key, till);
      CREATE INDEX row_kind ON row ("kind", key) WHERE till IS NULL AND "kind" IS NOT NULL`);
    const insert = database.prepare("INSERT INTO row VALUES (?, hex(?) || '键', ?, ?, ?)");
    for (let i = 0; i < ROWS; i++) {
      const kind = i % 3 === 0 ? null : (['entity', -4, 90_000][i % 5] ?? 'task');
      insert.run(
        i * 300,
        String((i * 7_919) % ROWS),
        i % 4 === 0 ? i : null,
        kind,
        'x'.repeat(i % 97 === 0 ? 9_000 : 40),
      );
    }
    const list = database.prepare("INSERT INTO list VALUES (?, ?, 'entity/' || ?)");
    for (let i = 0; i < ROWS; i++) list.run('y'.repeat(i % 197 === 0 ? 6_000 : i % 50), i, i % 40);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  });

  function matches(at: string): boolean {
    return reading(at, (database) => indexesMatch(database, at));
  }

  function reading<Found>(at: string, read: (database: Database) => Found): Found {
    const database = openDatabase(at, { durability: 'FULL', readOnly: true });
    try {
      return read(database);
    } finally {
      database.close();
    }
  }

  it('finds that they match', () => {
    expect(matches(path)).toBe(true);
  });

  it('never finds so where the whole check of SQLite finds otherwise', () => {
    const sound = readFileSync(path);
    const altered = join(folder, 'altered.db');
    let isNoticed = 0;
    fc.assert(
      fc.property(fc.nat(sound.length - PAGE - 1), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(sound);
        bytes[PAGE + at]! ^= 1 << bit;
        writeFileSync(altered, bytes);
        const says = (check: string): boolean => reading(altered, (database) => isOk(database, check));
        if (!says('PRAGMA quick_check') || !matches(altered)) isNoticed++;
        else expect(says('PRAGMA integrity_check')).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(isNoticed).toBeGreaterThan(10);
  });

  it.each(['list', 'row_key', 'row_kind'])(
    'does not find so where two entries of %s have changed places',
    (tree) => {
      const altered = join(folder, 'swapped.db');
      const bytes = readFileSync(path);
      const leaf = bytes.subarray((leafOf(tree) - 1) * PAGE);
      const [first, second] = [leaf.readUInt16BE(8), leaf.readUInt16BE(10)];
      leaf.writeUInt16BE(second, 8);
      leaf.writeUInt16BE(first, 10);
      writeFileSync(altered, bytes);
      expect(reading(altered, (database) => isOk(database, 'PRAGMA quick_check'))).toBe(true);
      expect(reading(altered, (database) => isOk(database, 'PRAGMA integrity_check'))).toBe(false);
      expect(matches(altered)).toBe(false);
    },
  );

  function leafOf(tree: string): number {
    const sql = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' LIMIT 1";
    const page = reading(path, (database) => database.prepare(sql).get(tree)) as { readonly pageno: number };
    return page.pageno;
  }

  it.each([
    ['a row before row 0', 'INSERT INTO row VALUES (-1, 1, NULL, 1, 1)'],
    ['an order that it does not read', 'CREATE INDEX row_nocase ON row (key COLLATE NOCASE)'],
    ['an expression', 'CREATE INDEX row_sum ON row (id + till)'],
    ['a condition that it does not read', 'CREATE INDEX row_some ON row (key) WHERE till > 3'],
  ])('leaves to SQLite %s', (_, sql) => {
    const other = join(folder, 'other.db');
    writeFileSync(other, readFileSync(path));
    const database = openDatabase(other, { durability: 'FULL' });
    database.exec(`${sql}; PRAGMA wal_checkpoint(TRUNCATE)`);
    database.close();
    expect(matches(other)).toBe(false);
  });
});

function isOk(database: Database, check: string): boolean {
  try {
    const rows = database.prepare(check).all() as Readonly<Record<string, unknown>>[];
    return rows.length === 1 && Object.values(rows[0] ?? {})[0] === 'ok';
  } catch {
    return false;
  }
}
