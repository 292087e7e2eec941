import { randomBytes } from 'node:crypto';
import { accountabilityViews } from '@mingjing/accountability';
import {
  LocalFileStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type CheckpointStore,
  type EventStore,
  type FileStore,
} from '@mingjing/event-store';
import { Follower, SqliteViewStore, eventOf, type ViewDefinition, type ViewStore } from '@mingjing/followers';
import type { VerifierKey } from '@mingjing/log';
import { SqliteVault, type VaultStore } from '@mingjing/vault';
import type { CosignatureDesk } from '@mingjing/witness';
import {
  NativeVerifier,
  SqliteLedgerIndex,
  openWriter,
  type Recovering,
  type Writer,
} from '@mingjing/writer';
import { constitutionOf, findKey, registry } from './constitution';
import type { DataFolder } from './data-folder';
import { assertCanWitness, deskOf, type WitnessedBy } from './witnessing';
import { heldKeysIn, type HeldKeys } from './held-keys';
import { assertViewsNotAhead } from './views-not-ahead';

/** A ledger that is open: the one pen, and everything that reads. */
export interface OpenLedger {
  readonly origin: string;
  readonly writer: Writer;
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly files: FileStore;
  readonly views: ViewStore;
  readonly definitions: readonly ViewDefinition[];
  readonly follower: Follower;
  /** Gathers cosignatures; undefined where the ledger has no witnesses. */
  readonly witnesses?: CosignatureDesk;
  /** Id of LedgerOpened; rejects before the ledger is opened. */
  openingId(): Promise<string>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly origin: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** 16 bytes at each call, for what the ledger observes; a demo brings its own, so that it comes out the same twice. */
  readonly random?: () => Uint8Array;
  /** Who cosigns its checkpoints. */
  readonly witnessedBy?: WitnessedBy;
  /** Opened only to state what replaces a lost key of this server. */
  readonly recovering?: Recovering;
}

/** Changes with every change of what contexts fold: the index is then told anew from the log. */
export const FOLD = 'mingjing/0.1.0/2';

/** The only place where adapters are named: SQLite files and a folder, on one machine. */
export async function openLedger(folder: DataFolder, options: OpenOptions): Promise<OpenLedger> {
  const keys = heldKeysIn(folder, options.origin);
  assertCanWitness(options.witnessedBy, logKeysIn(keys));
  const store = openSqliteEventStore(folder.ledger);
  const checkpoints = openSqliteCheckpointStore(folder.checkpoint);
  await assertViewsNotAhead({ store, checkpoints }, folder.views);
  const files = new LocalFileStore(folder.evidence);
  const vault = new SqliteVault(folder.vault);
  const verifier = new NativeVerifier();
  const index = new SqliteLedgerIndex(folder.ledger, FOLD);
  const ledger = constitutionOf(options.origin, { file: (hash) => files.readNow(hash) });
  const witnesses = deskOf(options.witnessedBy, checkpoints);
  const writer = await openWriter({
    ...{ ledger, findKey, store, checkpoints, vault, files, index, verifier },
    ...keys,
    ...(options.recovering === undefined ? {} : { recovering: options.recovering }),
    clock: options.clock,
    random: options.random ?? (() => randomBytes(16)),
    ...witnesses,
  }).catch(async (error: unknown) => {
    // A refused start ends its process: nothing of it may stay open.
    index.close();
    await closeStores({ store, checkpoints, vault, verifier });
    throw error;
  });
  const views = new SqliteViewStore(folder.views);
  const definitions = accountabilityViews(registry);
  views.retire(definitions);
  const follower = new Follower(store, views, definitions);
  await witnesses?.witnesses.attend(writer);
  const open = {
    origin: options.origin,
    openingId: () => idOfOpening(store),
    ...{ writer, store, checkpoints, vault, files, views, definitions, follower },
    ...witnesses,
  };
  return { ...open, close: () => closeAll({ ...open, index, verifier }) };
}

function logKeysIn({ logKey, nextLogKey }: HeldKeys): readonly VerifierKey[] {
  return [logKey, ...(nextLogKey === undefined ? [] : [nextLogKey])].map(({ verifier }) => verifier);
}

async function idOfOpening(store: EventStore): Promise<string> {
  const [bytes] = await store.read(0, 1);
  if (bytes === undefined) throw new Error('The ledger has not been opened yet');
  return eventOf(bytes, 0).id;
}

async function closeAll(
  open: Omit<OpenLedger, 'close'> & { readonly index: SqliteLedgerIndex; readonly verifier: NativeVerifier },
): Promise<void> {
  open.witnesses?.close();
  await open.writer.close();
  await open.follower.catchUp();
  open.views.close();
  open.index.close();
  await closeStores(open);
}

async function closeStores(
  open: Pick<OpenLedger, 'store' | 'checkpoints' | 'vault'> & { readonly verifier: NativeVerifier },
): Promise<void> {
  await open.verifier.close();
  await Promise.all([open.store.close(), open.checkpoints.close(), open.vault.close()]);
}
