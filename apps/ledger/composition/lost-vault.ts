import { openSqliteEventStore, type EventStore } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import { SqliteVault } from '@mingjing/vault';
import { vaultLost } from '@mingjing/writer';
import type { DataFolder } from './data-folder';
import { isThere } from './is-there';

/** Entries that are read at once. */
const PAGE = 1_000;

/**
 * A new vault beside a log that commits to personal data would look as if nobody had disclosed any. Asked before
 * anything is opened for writing; the log is read only where there is no vault. Throws RefusedToStart `vault-lost`.
 */
export async function assertVaultNotLost(folder: DataFolder): Promise<void> {
  if (isThere(folder.vault) || !isThere(folder.ledger)) return;
  const store = openSqliteEventStore(folder.ledger, { readOnly: true });
  try {
    const index = await firstCommitting(store);
    if (index !== undefined) throw vaultLost(index);
  } finally {
    await store.close();
  }
}

/** An empty vault where the one before is lost for good. False where there is one. Throws where a service holds the folder. */
export async function replaceLostVault(folder: DataFolder): Promise<boolean> {
  const store = openSqliteEventStore(folder.ledger);
  try {
    if (isThere(folder.vault)) return false;
    await new SqliteVault(folder.vault).close();
    return true;
  } finally {
    await store.close();
  }
}

async function firstCommitting(store: EventStore): Promise<number | undefined> {
  const size = await store.size();
  for (let from = 0; from < size; from += PAGE) {
    const page = await store.read(from, Math.min(PAGE, size - from));
    const at = page.findIndex((bytes, i) => eventOf(bytes, from + i).personal !== undefined);
    if (at >= 0) return from + at;
  }
  return undefined;
}
