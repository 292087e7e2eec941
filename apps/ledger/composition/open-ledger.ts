import { randomBytes } from 'node:crypto';
import { accountabilityViews } from '@mingjing/accountability';
import {
  LocalFileStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type CheckpointStore,
  type EventStore,
  type FileStore,
  type SqliteEventStoreOptions,
} from '@mingjing/event-store';
import { Follower, SqliteViewStore, eventOf, type ViewDefinition, type ViewStore } from '@mingjing/followers';
import type { Rejection } from '@mingjing/kernel';
import type { TrustPolicy, VerifierKey } from '@mingjing/log';
import { SqliteVault, type VaultStore } from '@mingjing/vault';
import type { CosignatureDesk } from '@mingjing/witness';
import type { Pen } from '@mingjing/nodes';
import {
  NativeVerifier,
  KeptIndex,
  indexKey,
  openWriter,
  type Pace,
  type Recovering,
} from '@mingjing/writer';
import { constitutionOf, findKey, registry } from './constitution';
import type { DataFolder } from './data-folder';
import { carryingOutErasures } from './erasures';
import { assertCanWitness, deskOf, type WitnessedBy } from './witnessing';
import { freshnessBy, type FreshnessParts, type WitnessedFreshness } from './freshness';
import { soundCheckpoints } from './sound-checkpoints';
import { unmarkFounding } from './founding-mark';
import { heldKeysIn, type HeldKeys } from './held-keys';
import { assertVaultNotLost } from './lost-vault';
import { assertViewsNotAhead } from './views-not-ahead';
import type { NodeAtWork } from '../nodes/node-at-work';
import { refuseFolderOfANode } from '../nodes/node-folder';
import type { WitnessesShown } from '../nodes/node-witnesses';

/** A ledger that is open: the one pen, and everything that reads. */
export interface OpenLedger {
  readonly origin: string;
  readonly writer: Pen;
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly files: FileStore;
  readonly views: ViewStore;
  readonly definitions: readonly ViewDefinition[];
  readonly follower: Follower;
  /** Gathers cosignatures; undefined where the ledger has no witnesses. */
  readonly witnesses?: WitnessesShown;
  /** This process as one of several machines; undefined where it is the only one. */
  readonly node?: NodeAtWork;
  /** Why nothing is recorded yet: too few witnesses have said that they know no newer log. */
  readonly heldBack: () => Rejection | undefined;
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
  /** Asked at the start whether they know a newer log; those who cosign unless given. Nobody else is asked to cosign. */
  readonly caughtUpWith?: TrustPolicy;
  /** Told where a witness that answers after the start knows more, what kept them from being asked, and why an erasure waits. */
  readonly report?: FreshnessParts['report'];
  /** By what the unblinding of a large draw gives way to statements; without it nothing gives way. */
  readonly pace?: Pace;
  /** Opened only to state what replaces a lost key of this server. */
  readonly recovering?: Recovering;
}

/** Changes with every change of what contexts fold, and of how it is kept: the index is then told anew from the log. */
export const FOLD = 'mingjing/0.1.0/21';

/** The only place where adapters are named: SQLite files, the index and a folder, on one machine. */
export async function openLedger(folder: DataFolder, options: OpenOptions): Promise<OpenLedger> {
  refuseFolderOfANode(folder);
  await assertVaultNotLost(folder);
  const keys = heldKeysIn(folder, options.origin);
  assertCanWitness(options.witnessedBy, logKeysIn(keys));
  const files = new LocalFileStore(folder.evidence);
  const stores = openStores(folder, indexKey(keys.serviceKey, options.origin));
  const ledger = constitutionOf(options.origin, { file: (hash) => files.readNow(hash) });
  const witnesses = deskOf(options.witnessedBy, stores.checkpoints);
  const freshness = freshnessOf(options, logKeysIn(keys), stores.checkpoints);
  const opening = assertViewsNotAhead(stores, folder.views).then(() =>
    openWriter({
      ...{ ledger, findKey, files, ...stores, ...keys, ...witnesses },
      ...(options.recovering === undefined ? {} : { recovering: options.recovering }),
      ...(options.pace === undefined ? {} : { pace: options.pace }),
      clock: options.clock,
      random: options.random ?? (() => randomBytes(16)),
      ...(freshness === undefined ? {} : { freshness }),
    }).then((opened) => carryingOutErasures(opened, stores.vault, options.report)),
  );
  const writer = await opening.catch(async (error: unknown) => {
    // A refused start ends its process: nothing of it may stay open.
    freshness?.close();
    await closeStores(stores);
    throw error;
  });
  // A founding that was cut off behind entry 0 has ended all the same.
  if (writer.sealed.size > 0) unmarkFounding(folder);
  await witnesses?.witnesses.attend(writer);
  if (freshness !== undefined) witnesses?.witnesses.heard(freshness.claims);
  const open = { origin: options.origin, files, ...told(folder, stores.store), ...witnesses };
  const all = { ...open, ...stores, writer, ...(freshness === undefined ? {} : { freshness }) };
  return {
    ...open,
    ...{ writer, store: stores.store, vault: stores.vault },
    checkpoints: soundCheckpoints(stores.checkpoints, options.witnessedBy?.policy),
    openingId: () => idOfOpening(stores.store),
    heldBack: () => freshness?.heldBack(),
    close: () => closeAll(all),
  };
}

/** The databases of a folder, and its index under that key; the vault may lie elsewhere. */
export function openStores(
  folder: DataFolder,
  key: Uint8Array,
  vault: VaultStore = new SqliteVault(folder.vault),
  log: SqliteEventStoreOptions = {},
): OpenStores {
  return {
    store: openSqliteEventStore(folder.ledger, log),
    checkpoints: openSqliteCheckpointStore(folder.checkpoint),
    vault,
    verifier: new NativeVerifier(),
    index: new KeptIndex(folder.index, FOLD, key),
  };
}

export interface OpenStores {
  readonly store: EventStore;
  readonly checkpoints: CheckpointStore;
  readonly vault: VaultStore;
  readonly verifier: NativeVerifier;
  readonly index: KeptIndex;
}

/** What queries read, to be caught up by whoever serves it. */
export function told(
  folder: DataFolder,
  store: EventStore,
): Pick<OpenLedger, 'views' | 'definitions' | 'follower'> {
  const views = new SqliteViewStore(folder.views);
  const definitions = accountabilityViews(registry);
  views.retire(definitions);
  return { views, definitions, follower: new Follower(store, views, definitions) };
}

function freshnessOf(
  options: OpenOptions,
  logKeys: readonly VerifierKey[],
  checkpoints: CheckpointStore,
): WitnessedFreshness | undefined {
  const { witnessedBy, caughtUpWith = witnessedBy?.policy } = options;
  return caughtUpWith === undefined ? undefined : freshnessBy(caughtUpWith, options, logKeys, checkpoints);
}

export function logKeysIn({ logKey, nextLogKey }: HeldKeys): readonly VerifierKey[] {
  return [logKey, ...(nextLogKey === undefined ? [] : [nextLogKey])].map(({ verifier }) => verifier);
}

export async function idOfOpening(store: EventStore): Promise<string> {
  const [bytes] = await store.read(0, 1);
  if (bytes === undefined) throw new Error('The ledger has not been opened yet');
  return eventOf(bytes, 0).id;
}

async function closeAll(
  open: OpenStores &
    Pick<OpenLedger, 'writer' | 'views' | 'follower'> & {
      readonly witnesses?: CosignatureDesk;
      readonly freshness?: WitnessedFreshness;
    },
): Promise<void> {
  open.freshness?.close();
  open.witnesses?.close();
  await open.writer.close();
  await open.follower.catchUp();
  open.views.close();
  await closeStores(open);
}

export async function closeStores(stores: OpenStores): Promise<void> {
  const { store, checkpoints, vault, verifier, index } = stores;
  index.close();
  await verifier.close();
  await Promise.all([store.close(), checkpoints.close(), vault.close()]);
}
