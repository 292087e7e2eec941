import { join } from 'node:path';
import { describeCheckpointStore, describeEventStore } from '../testing';
import { newFolder } from '../testing/folders';
import { openSqliteEventStore } from './ledger-database';
import { openSqliteCheckpointStore } from './sqlite-checkpoint-store';

describeEventStore('SQLite', async () => {
  const folder = newFolder();
  return {
    open: async () => openSqliteEventStore(join(folder.path, 'ledger.db')),
    leave: async () => folder.remove(),
  };
});

describeEventStore('SQLite, flushed beside', async () => {
  const folder = newFolder();
  return {
    open: async () => openSqliteEventStore(join(folder.path, 'ledger.db'), { flushesBeside: true }),
    leave: async () => folder.remove(),
  };
});

describeCheckpointStore('SQLite', async () => {
  const folder = newFolder();
  return {
    open: async () => openSqliteCheckpointStore(join(folder.path, 'checkpoint.db')),
    leave: async () => folder.remove(),
  };
});
