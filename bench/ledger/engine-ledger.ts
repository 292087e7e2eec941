import { randomBytes } from 'node:crypto';
import {
  LocalFileStore,
  openKurrentDbCheckpointStore,
  openKurrentDbEventStore,
  openSqliteEventStore,
  type EventStore,
  type StoredEntry,
} from '@mingjing/event-store';
import { MirroredEventStore } from '@mingjing/nodes';
import { SqliteVault } from '@mingjing/vault';
import { NativeVerifier, KeptIndex, indexKey, openWriter, type Writer } from '@mingjing/writer';
import { constitutionOf, findKey } from '../../apps/ledger/composition/constitution';
import { createDataFolder, dataFolder, type DataFolder } from '../../apps/ledger/composition/data-folder';
import { createServerKeys } from '../../apps/ledger/composition/founding';
import { heldKeysIn } from '../../apps/ledger/composition/held-keys';
import { FOLD } from '../../apps/ledger/composition/open-ledger';
import { wallClock } from '../measure/rate';
import { ORIGIN, settle, type Settled } from './bench-ledger';

/** The writing node of several: what it appends to the engine is read back and kept in its own file. */
export interface EngineLedger extends Settled {
  /** What was appended since they were asked for last, append by append. */
  takeGroups(): readonly (readonly StoredEntry[])[];
  close(): Promise<void>;
}

export async function foundEngineLedger(root: string, url: string, stream: string): Promise<EngineLedger> {
  const folder = dataFolder(root);
  createDataFolder(folder);
  const keys = createServerKeys(folder);
  const groups: (readonly StoredEntry[])[] = [];
  const node = await writingNode(folder, url, stream, groups);
  const settled = await settle(node, keys);
  return { ...settled, takeGroups: () => groups.splice(0), close: () => node.close() };
}

async function writingNode(
  folder: DataFolder,
  url: string,
  stream: string,
  groups: (readonly StoredEntry[])[],
): Promise<{ readonly writer: Writer; close(): Promise<void> }> {
  const engine = await openKurrentDbEventStore({ url, stream });
  const own = openSqliteEventStore(folder.ledger, { flushesBeside: true });
  const checkpoints = await openKurrentDbCheckpointStore({ url, stream: `${stream}-checkpoints` });
  const files = new LocalFileStore(folder.evidence);
  const vault = new SqliteVault(folder.vault);
  const verifier = new NativeVerifier();
  const held = heldKeysIn(folder, ORIGIN);
  const index = new KeptIndex(folder.index, FOLD, indexKey(held.serviceKey, ORIGIN));
  const store = new MirroredEventStore(noting(engine, groups), own);
  const writer = await openWriter({
    store,
    ledger: constitutionOf(ORIGIN, { file: (hash) => files.readNow(hash) }),
    checkpoints: store.sealing(checkpoints),
    ...{ findKey, vault, files, index, verifier, ...held },
    clock: wallClock,
    random: () => randomBytes(16),
  });
  const close = async (): Promise<void> => {
    await writer.close();
    await store.close();
    index.close();
    await Promise.all([engine, own, checkpoints, vault, verifier].map((one) => one.close()));
  };
  return { writer, close };
}

/** Nothing but the appends is of interest, and what they carried. */
function noting(engine: EventStore, groups: (readonly StoredEntry[])[]): EventStore {
  return {
    append: (expectedSize, entries) => {
      groups.push(entries.map((entry) => ({ ...entry, bytes: entry.bytes.slice() })));
      return engine.append(expectedSize, entries);
    },
    read: (from, max) => engine.read(from, max),
    size: () => engine.size(),
    follow: (from, signal) => engine.follow(from, signal),
    close: () => engine.close(),
  };
}
