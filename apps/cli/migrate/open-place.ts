import { existsSync } from 'node:fs';
import {
  LocalFileStore,
  openKurrentDbCheckpointStore,
  openKurrentDbEventStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type CheckpointStore,
  type EventStore,
} from '@mingjing/event-store';
import { createDataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { unavailable } from '../failure';
import { nameOf, type LedgerPlace } from './ledger-place';

/** A log and its checkpoints, on whatever engine. */
export interface OpenPlace {
  readonly name: string;
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  close(): Promise<void>;
}

/** What is there already: whoever serves a data folder keeps it from being opened. Throws CliFailure. */
export async function openSource(place: LedgerPlace): Promise<OpenPlace> {
  if (place.kind === 'kurrentdb') return openEngine(place);
  if (existsSync(place.folder.ledger) && existsSync(place.folder.checkpoint)) return openFolder(place);
  throw unavailable(`${place.folder.root} holds no ledger.`);
}

/** Made where it is not there yet. */
export async function openTarget(place: LedgerPlace): Promise<OpenPlace> {
  if (place.kind === 'kurrentdb') return openEngine(place);
  createDataFolder(place.folder);
  return openFolder(place);
}

/** The files that entries name; an engine holds none. */
export function evidenceOf(folder: DataFolder): LocalFileStore | undefined {
  return existsSync(folder.evidence) ? new LocalFileStore(folder.evidence) : undefined;
}

async function openFolder(place: Extract<LedgerPlace, { kind: 'sqlite' }>): Promise<OpenPlace> {
  const store = openSqliteEventStore(place.folder.ledger);
  try {
    return opened(nameOf(place), store, openSqliteCheckpointStore(place.folder.checkpoint));
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openEngine(place: Extract<LedgerPlace, { kind: 'kurrentdb' }>): Promise<OpenPlace> {
  const { url, stream } = place;
  const store = await openKurrentDbEventStore({ url, stream });
  try {
    const checkpoints = await openKurrentDbCheckpointStore({ url, stream: `${stream}-checkpoints` });
    return opened(nameOf(place), store, checkpoints);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function opened(name: string, store: EventStore, checkpoints: CheckpointStore): OpenPlace {
  return {
    ...{ name, store, checkpoints },
    close: async () => {
      await Promise.all([store.close(), checkpoints.close()]);
    },
  };
}
