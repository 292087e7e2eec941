import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  LocalFileStore,
  MemoryCheckpoints,
  MemoryCheckpointStore,
  MemoryEventStore,
  MemoryFileStore,
  MemoryLog,
  openDatabase,
  openSqliteCheckpointStore,
  openSqliteEventStore,
} from '@mingjing/event-store';
import { MemoryVault, MemoryVaultContents, SqliteVault } from '@mingjing/vault';
import { describeWriter } from './testing';
import { MapLedgerIndex } from './testing/map-ledger-index';
import { SqliteLedgerIndex } from './world/sqlite-ledger-index';

describeWriter('memory', async () => {
  const log = new MemoryLog();
  const checkpoints = new MemoryCheckpoints();
  const contents = new MemoryVaultContents();
  const files = new Map<string, Uint8Array>();
  const index = new MapLedgerIndex();
  return {
    open: async () => ({
      store: new MemoryEventStore(log),
      checkpoints: new MemoryCheckpointStore(checkpoints),
      vault: new MemoryVault(contents),
      files: new MemoryFileStore(files),
      index,
    }),
    tables: () => index.rows(),
    leave: async () => undefined,
  };
});

describeWriter('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-'));
  const path = (name: string): string => join(folder, name);
  return {
    open: async () => ({
      store: openSqliteEventStore(path('ledger.db')),
      checkpoints: openSqliteCheckpointStore(path('checkpoint.db')),
      vault: new SqliteVault(path('vault.db')),
      files: new LocalFileStore(path('evidence')),
      index: new SqliteLedgerIndex(path('ledger.db'), 'test'),
    }),
    tables: () => toldTables(path('ledger.db')),
    leave: async () => rmSync(folder, { recursive: true }),
  };
});

function toldTables(path: string): unknown {
  const database = openDatabase(path, { durability: 'NORMAL', readOnly: true });
  const rows = ['told', IDS_TOGETHER, 'told_stream', 'told_fact'].map((table) =>
    database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  );
  database.close();
  return rows;
}

/** In rows as they happened to be told; together they are the same. */
const IDS_TOGETHER = "(SELECT 1, group_concat(hex(ids), '') FROM (SELECT ids FROM told_ids ORDER BY first))";
