import { join } from 'node:path';
import { describeCheckpointStore, describeEventStore } from '../testing';
import { newFolder } from '../testing/folders';
import { CommitThread } from './commit-thread';
import { openSqliteEventStore } from './ledger-database';
import { openSqliteCheckpointStore } from './sqlite-checkpoint-store';

describeEventStore('SQLite', async () => {
  const folder = newFolder();
  return {
    open: async () => openSqliteEventStore(join(folder.path, 'ledger.db')),
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

describeEventStore('SQLite, on a thread of its own', async () => {
  const folder = newFolder();
  const thread = new CommitThread(1);
  return {
    open: async () => openSqliteEventStore(join(folder.path, 'ledger.db'), { thread }),
    leave: async () => {
      await thread.close();
      folder.remove();
    },
  };
});

describeCheckpointStore('SQLite, on a thread of its own', async () => {
  const folder = newFolder();
  const thread = new CommitThread(0);
  return {
    open: async () => openSqliteCheckpointStore(join(folder.path, 'checkpoint.db'), { thread }),
    leave: async () => {
      await thread.close();
      folder.remove();
    },
  };
});
