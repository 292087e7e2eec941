import {
  MemoryFileStore,
  openKurrentDbCheckpointStore,
  openKurrentDbEventStore,
} from '@mingjing/event-store';
import { onEngines } from '@mingjing/event-store/testing';
import { MemoryVault, MemoryVaultContents } from '@mingjing/vault';
import { describeWriter } from './testing';
import { MapLedgerIndex } from './testing/map-ledger-index';

onEngines('on %s', (place) => {
  describeWriter('KurrentDB', async () => {
    const stream = place().newStream();
    const contents = new MemoryVaultContents();
    const files = new Map<string, Uint8Array>();
    const index = new MapLedgerIndex();
    return {
      open: async () => ({
        store: await openKurrentDbEventStore({ url: place().url, stream }),
        checkpoints: await openKurrentDbCheckpointStore({
          url: place().url,
          stream: `${stream}-checkpoints`,
        }),
        vault: new MemoryVault(contents),
        files: new MemoryFileStore(files),
        index,
      }),
      tables: () => index.rows(),
      leave: async () => undefined,
    };
  });
});
