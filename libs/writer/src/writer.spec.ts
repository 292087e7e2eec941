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
  openSqliteCheckpointStore,
  openSqliteEventStore,
} from '@mingjing/event-store';
import { MemoryVault, MemoryVaultContents, SqliteVault } from '@mingjing/vault';
import { describeWriter } from './testing';
import { MapLedgerIndex } from './testing/map-ledger-index';
import { KeptIndex } from './kept/kept-index';
import { ReadIndex } from './kept/read-index';
import { KEY } from './testing/kept-story';

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
      index: new KeptIndex(path('ledger.index'), 'test', KEY),
    }),
    tables: () => toldIn(path('ledger.index')),
    leave: async () => rmSync(folder, { recursive: true }),
  };
});

function toldIn(path: string): unknown {
  const index = ReadIndex.open(path);
  if (typeof index === 'string') return index;
  const rows = [...index.rows()].map(({ table, key, text }) => `${table} ${key} ${text}`).sort();
  const told = { size: index.size, root: index.root, ids: [...index.ids()], rows, how: index.end.how };
  index.close();
  return told;
}
