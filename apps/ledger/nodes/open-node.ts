import { randomBytes, randomUUID } from 'node:crypto';
import type { CheckpointStore } from '@mingjing/event-store';
import { LedgerNode, type NodeParts, type SharedLog } from '@mingjing/nodes';
import { indexKey, type Freshness, type WriterParts } from '@mingjing/writer';
import { constitutionOf, findKey } from '../composition/constitution';
import { carryingOutErasures } from '../composition/erasures';
import { createDataFolder, type DataFolder } from '../composition/data-folder';
import { freshnessBy } from '../composition/freshness';
import { heldKeysIn, serviceSigners, type HeldKeys } from '../composition/held-keys';
import { assertVaultNotLost } from '../composition/lost-vault';
import * as alone from '../composition/open-ledger';
import type { OpenLedger, OpenOptions, OpenStores } from '../composition/open-ledger';
import { soundCheckpoints } from '../composition/sound-checkpoints';
import { assertViewsNotAhead } from '../composition/views-not-ahead';
import { assertCanWitness, type WitnessedBy } from '../composition/witnessing';
import type { NodeConfig } from '../node-config';
import { httpNeighbours } from './http-neighbours';
import { assertWatched, attendantsFor } from './node-desk';
import { markFolder } from './node-folder';
import { NodeWitnesses } from './node-witnesses';
import { Progress } from './progress';
import { servedCheckpoints } from './served-checkpoints';
import { ServiceKeys } from './service-keys';
import { joinStreams } from './shared-streams';
import { standingOf, type Standing } from './standing';

/**
 * Milliseconds: between two looks at who writes; for which a caller waits while writers change; and for which a pen may
 * be kept from writing before another node takes it. An engine that chooses a new leader takes some seconds.
 */
const PAUSES = { patrol: 300, patience: 60_000, grace: 10_000 };

export interface NodeOptions extends OpenOptions {
  readonly witnessedBy: WitnessedBy;
  readonly config: NodeConfig;
  readonly tell: NodeParts['tell'];
}

/** What changes while the node is at work. */
interface Changing {
  shared?: SharedLog;
  held?: Freshness | undefined;
  readonly progress: Progress;
  readonly shown: NodeWitnesses;
}

/** Opens this machine's part of a ledger on several: it follows, and writes when its turn comes. */
export async function openNode(folder: DataFolder, options: NodeOptions): Promise<OpenLedger> {
  const { config, witnessedBy } = options;
  const keys = heldKeysIn(folder, options.origin);
  assertCanWitness(witnessedBy, alone.logKeysIn(keys));
  createDataFolder(folder);
  markFolder(folder, config);
  const changing: Changing = { progress: new Progress(), shown: new NodeWitnesses(witnessedBy.policy) };
  const serviceKeys = new ServiceKeys(serviceSigners(keys), findKey, options.clock);
  if (config.keeperUrl === config.url) await assertVaultNotLost(folder);
  const standing = standingOf(folder, config, serviceKeys, options);
  // What comes into it stands in the engine already.
  const key = indexKey(keys.serviceKey, options.origin);
  const opened = alone.openStores(folder, key, standing.vault, { flushesBeside: true });
  const stores = { ...opened, checkpoints: changing.shown.noticing(opened.checkpoints) };
  try {
    await assertViewsNotAhead(stores, folder.views);
    await standing.bringAll(stores.store);
    const own = ownParts(options, keys, stores, standing);
    const node = await LedgerNode.start(nodeParts(options, keys, { own, standing, changing, serviceKeys }));
    serviceKeys.follow(() => node.facts());
    // Where the vault lies, whichever node took the statement.
    if (standing.keeper !== undefined) await carryingOutErasures(node, standing.keeper.vault, options.report);
    await beginShowing(node, stores, changing);
    return openedNode(folder, options, { node, stores, standing, changing });
  } catch (error) {
    await alone.closeStores(stores);
    throw error;
  }
}

function ownParts(options: NodeOptions, keys: HeldKeys, stores: OpenStores, standing: Standing): WriterParts {
  return {
    ledger: constitutionOf(options.origin, { file: (hash) => standing.here.readNow(hash) }),
    ...{ findKey, files: standing.files, ...stores, ...keys },
    ...(options.pace === undefined ? {} : { pace: options.pace }),
    clock: options.clock,
    random: options.random ?? (() => randomBytes(16)),
  };
}

interface Composed {
  readonly own: WriterParts;
  readonly standing: Standing;
  readonly changing: Changing;
  readonly serviceKeys: ServiceKeys;
}

function nodeParts(
  options: NodeOptions,
  keys: HeldKeys,
  { own, standing, changing, serviceKeys }: Composed,
): NodeParts {
  const { config, witnessedBy, tell } = options;
  const { progress, shown } = changing;
  const termKeys = { origin: options.origin, held: serviceKeys.held, signing: () => serviceKeys.signing };
  const desk = {
    ...{ witnessedBy, shown },
    start: (checkpoints: CheckpointStore) =>
      freshnessBy(witnessedBy.policy, options, alone.logKeysIn(keys), checkpoints),
    holding: (held: Freshness | undefined) => {
      changing.held = held;
    },
  };
  return {
    ...{
      name: config.name,
      url: config.url,
      instance: randomUUID(),
      own,
      pauses: PAUSES,
      ...standing.leaning,
    },
    join: async () => (changing.shared = await joinStreams(config, termKeys, progress.watch)),
    attendants: (shared) => attendantsFor(desk, shared),
    couldWrite: (shared, mirror) => assertWatched(desk, shared, mirror),
    neighbours: httpNeighbours(standing.caller),
    tell: (role, why) => {
      if (why === undefined) progress.roles[role]++;
      tell(role, why);
    },
  };
}

/** What witnesses had signed when this node stopped, and from now on what they sign for the one that writes. */
async function beginShowing(node: LedgerNode, own: OpenStores, changing: Changing): Promise<void> {
  const look = (checkpoints: CheckpointStore): Promise<void> =>
    changing.shown.look(checkpoints, (size) => node.rootAt(size));
  const lookAtShared = (): void => {
    if (changing.shared !== undefined) void look(changing.shared.checkpoints);
  };
  await look(own.checkpoints);
  node.onSealed(lookAtShared);
  lookAtShared();
}

interface AtWork extends Omit<Composed, 'own' | 'serviceKeys'> {
  readonly node: LedgerNode;
  readonly stores: OpenStores;
}

function openedNode(
  folder: DataFolder,
  { origin, witnessedBy }: NodeOptions,
  { node, stores, standing, changing }: AtWork,
): OpenLedger {
  const { vault, files, tokens, keeper } = standing;
  const { progress, shown } = changing;
  const shared = (): SharedLog['checkpoints'] | undefined => changing.shared?.checkpoints;
  const reading = alone.told(folder, stores.store);
  return {
    ...{ origin, vault, files, store: stores.store, writer: node, witnesses: shown, ...reading },
    checkpoints: soundCheckpoints(
      servedCheckpoints({ own: stores.checkpoints, shared, rootAt: (size) => node.rootAt(size) }),
      witnessedBy.policy,
    ),
    openingId: () => alone.idOfOpening(stores.store),
    heldBack: () => changing.held?.heldBack(),
    node: { node, tokens, progress, ...(keeper === undefined ? {} : { keeper }) },
    close: async () => {
      await node.close();
      await reading.follower.catchUp();
      reading.views.close();
      await alone.closeStores(stores);
    },
  };
}
