import type { CheckpointStore, EventStore, FileStore } from '@mingjing/event-store';
import type { VaultStore } from '@mingjing/vault';
import type { LedgerIndex } from '../world/ledger-index';

/** One opening of all stores of a ledger. */
export interface Stores {
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly files: FileStore;
  readonly index: LedgerIndex;
}

/** Where one ledger lives: every `open` gives other handles on the same data. */
export interface WriterPlace {
  open(): Promise<Stores>;
  /** All rows of the index, in an order of their own: to be compared with another index's. */
  tables(): unknown;
  /** Removes the data; the handles are closed by then. */
  leave(): Promise<void>;
}

export async function closeAll({ store, checkpoints, vault, index }: Stores): Promise<void> {
  await Promise.all([store.close(), checkpoints.close(), vault.close()]);
  index.close();
}
