import { cpSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  LocalFileStore,
  openKurrentDbEventStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
} from '@mingjing/event-store';
import { SqliteVault } from '@mingjing/vault';
import { NativeVerifier, KeptIndex, indexKey, openMirror } from '@mingjing/writer';
import { constitutionOf, findKey } from '../../apps/ledger/composition/constitution';
import { createDataFolder, dataFolder } from '../../apps/ledger/composition/data-folder';
import { heldKeysIn } from '../../apps/ledger/composition/held-keys';
import { FOLD } from '../../apps/ledger/composition/open-ledger';
import { wallClock } from '../measure/rate';
import { ORIGIN } from './bench-ledger';

/** A new node of several: it has the keys of the others, and nothing of the log. */
export interface NewNode {
  /** Verifies the engine's log as an outsider would, and keeps it, until it has so many entries. */
  catchUp(size: number): Promise<void>;
  close(): Promise<void>;
}

export async function newNode(root: string, from: string, url: string, stream: string): Promise<NewNode> {
  const folder = dataFolder(root);
  createDataFolder(folder);
  cpSync(dataFolder(from).keys, folder.keys, { recursive: true });
  const engine = await openKurrentDbEventStore({ url, stream });
  const own = openSqliteEventStore(folder.ledger, { flushesBeside: true });
  const checkpoints = openSqliteCheckpointStore(folder.checkpoint);
  const files = new LocalFileStore(folder.evidence);
  const vault = new SqliteVault(folder.vault);
  const verifier = new NativeVerifier(availableParallelism());
  const held = heldKeysIn(folder, ORIGIN);
  const index = new KeptIndex(folder.index, FOLD, indexKey(held.serviceKey, ORIGIN));
  const mirror = await openMirror({
    ledger: constitutionOf(ORIGIN, { file: (hash) => files.readNow(hash) }),
    ...{ findKey, store: own, checkpoints, vault, files, index, verifier, ...held },
    clock: wallClock,
    random: () => new Uint8Array(16),
  });
  return {
    catchUp: async (size) => {
      for await (const { entries } of engine.follow(mirror.next)) {
        await mirror.take(entries);
        if (mirror.tree.size >= size) break;
      }
      await mirror.settled();
    },
    close: async () => {
      mirror.close();
      index.close();
      await Promise.all([engine, own, checkpoints, vault, verifier].map((one) => one.close()));
    },
  };
}
