import {
  MemoryCheckpoints,
  MemoryCheckpointStore,
  MemoryEventStore,
  MemoryFileStore,
  MemoryLog,
} from '@mingjing/event-store';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import { MapLedgerIndex } from './map-ledger-index';
import type { Stores, WriterPlace } from './writer-place';

/** Empty stores that nobody else has. */
export function freshStores(): Stores {
  return {
    store: new MemoryEventStore(new MemoryLog()),
    checkpoints: new MemoryCheckpointStore(new MemoryCheckpoints()),
    vault: new MemoryVault(new MemoryVaultContents()),
    files: new MemoryFileStore(new Map()),
    index: new MapLedgerIndex(),
  };
}

/** Where every opening finds an empty ledger. */
export const freshPlace: WriterPlace = {
  open: async () => freshStores(),
  tables: () => undefined,
  leave: async () => undefined,
};
