import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountabilityViews } from '@mingjing/accountability';
import { openSqliteCheckpointStore, openSqliteEventStore } from '@mingjing/event-store';
import { SqliteViewStore } from '@mingjing/followers';
import { SqliteVault } from '@mingjing/vault';
import { registry } from '../../ledger/composition/constitution';
import { dataFolder, type DataFolder } from '../../ledger/composition/data-folder';

/** New, empty files as this program makes them: what the schema of an old one is held against. */
export async function referenceFiles(temporary: string): Promise<DataFolder> {
  const folder = dataFolder(join(temporary, 'reference'));
  mkdirSync(folder.root);
  await openSqliteEventStore(folder.ledger).close();
  await openSqliteCheckpointStore(folder.checkpoint).close();
  await new SqliteVault(folder.vault).close();
  const views = new SqliteViewStore(folder.views);
  views.settle(accountabilityViews(registry));
  views.close();
  return folder;
}
