import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteCheckpointStore } from './sqlite-checkpoint-store';
import { openSqliteEventStore } from './ledger-database';
import { closeDatabase, openDatabase } from './open-database';

let folder: string;
const at = (name: string): string => join(folder, name);
const bytesIn = (name: string): number => statSync(at(name), { throwIfNoEntry: false })?.size ?? 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingjing-closed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database that is closed', () => {
  it('holds everything in the file itself, so that a copy of it alone is whole', async () => {
    const store = openSqliteEventStore(at('ledger.db'));
    await store.append(0, [
      { id: '01234567-89ab-4def-8123-456789abcdef', type: 'T', bytes: Buffer.from('e') },
    ]);
    await store.close();
    const checkpoints = openSqliteCheckpointStore(at('checkpoint.db'));
    await checkpoints.swap(null, 'note', 1);
    await checkpoints.close();
    expect([bytesIn('ledger.db-wal'), bytesIn('checkpoint.db-wal')]).toEqual([0, 0]);
    const again = openSqliteEventStore(at('ledger.db'), { readOnly: true });
    expect(await again.read(0, 10)).toHaveLength(1);
    await again.close();
  });

  it('closes as well while somebody reads, and leaves in the write-ahead log what it cannot move', () => {
    const writing = openDatabase(at('a.db'), { durability: 'FULL' });
    writing.exec('CREATE TABLE a (b); INSERT INTO a VALUES (1)');
    const reading = openDatabase(at('a.db'), { durability: 'FULL', readOnly: true });
    reading.exec('BEGIN');
    expect(reading.prepare('SELECT b FROM a').all()).toHaveLength(1);
    writing.exec('INSERT INTO a VALUES (2)');
    closeDatabase(writing);
    expect(bytesIn('a.db-wal')).toBeGreaterThan(0);
    reading.exec('COMMIT');
    expect(reading.prepare('SELECT b FROM a').all()).toHaveLength(2);
    closeDatabase(reading);
  });
});
