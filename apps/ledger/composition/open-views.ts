import { accountabilityViews } from '@mingjing/accountability';
import { openSqliteEventStore } from '@mingjing/event-store';
import { Follower, SqliteViewStore, eventOf, type ViewDefinition, type ViewStore } from '@mingjing/followers';
import { registry } from './constitution';
import type { DataFolder } from './data-folder';

/** The views of a folder, told up to the end of its log, without anything that could write to the log. */
export interface OpenViews {
  readonly size: number;
  /** `recordedAt` of the last entry, UTC. */
  readonly lastRecordedAt: string;
  readonly views: ViewStore;
  readonly definitions: readonly ViewDefinition[];
  close(): Promise<void>;
}

/** Throws `LedgerInUse` where a service holds the folder: it tells the same views. */
export async function openViews(folder: DataFolder): Promise<OpenViews> {
  const store = openSqliteEventStore(folder.ledger);
  const views = new SqliteViewStore(folder.views);
  const close = async (): Promise<void> => {
    views.close();
    await store.close();
  };
  try {
    const definitions = accountabilityViews(registry);
    const follower = new Follower(store, views, definitions);
    await follower.catchUp();
    const [fault] = follower.faults().values();
    if (fault !== undefined) throw fault;
    const size = follower.size();
    const [last] = await store.read(size - 1, 1);
    const lastRecordedAt = last === undefined ? '' : eventOf(last, size - 1).recordedAt;
    return { size, lastRecordedAt, views, definitions, close };
  } catch (error) {
    await close();
    throw error;
  }
}
