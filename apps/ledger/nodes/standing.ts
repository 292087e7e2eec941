import { LocalFileStore, type EventStore, type FileStore } from '@mingjing/event-store';
import type { VaultStore } from '@mingjing/vault';
import type { DataFolder } from '../composition/data-folder';
import type { NodeConfig } from '../node-config';
import { refuseWithoutKeeper } from './admission';
import { DrawLists } from './draw-lists';
import { localKeeper, type Keeper } from './keeper';
import { keeperAt } from './keeper-elsewhere';
import { NodeCaller } from './node-caller';
import { NodeTokens } from './node-token';
import type { ServiceKeys } from './service-keys';
import type { NodeParts } from '@mingjing/nodes';

/** Beside the log: vault, evidence, and how the other nodes are asked. */
export interface Standing {
  readonly tokens: NodeTokens;
  readonly caller: NodeCaller;
  readonly vault: VaultStore;
  readonly files: FileStore;
  /** What decisions read, at once: the files that lie here. */
  readonly here: LocalFileStore;
  /** There where this node keeps for all. */
  readonly keeper?: Keeper;
  /** What a node that does not keep has to ask for, and to refuse. */
  readonly leaning: Pick<NodeParts, 'prepare' | 'admit'>;
  /** Brings what the log in this folder leans on. Rejects with `StoreUnavailable` where the keeper is away. */
  bringAll(log: EventStore): Promise<void>;
}

interface Who {
  readonly origin: string;
  readonly clock: () => number;
}

export function standingOf(folder: DataFolder, config: NodeConfig, keys: ServiceKeys, who: Who): Standing {
  const tokens = new NodeTokens({ ...who, name: config.name, keys });
  const caller = new NodeCaller(tokens);
  const here = new LocalFileStore(folder.evidence);
  const base = { tokens, caller, here };
  if (config.keeperUrl === config.url) {
    const keeper = localKeeper(folder);
    return { ...base, ...keeper, keeper, leaning: {}, bringAll: () => Promise.resolve() };
  }
  const kept = keeperAt(config.keeperUrl, caller, here);
  const lists = new DrawLists(kept.files);
  return {
    ...{ ...base, ...kept },
    leaning: {
      prepare: (entries, signal) => lists.bring(entries, signal),
      admit: (batch) => refuseWithoutKeeper(batch, config.keeperUrl, caller),
    },
    bringAll: (log) => lists.bringAll(log),
  };
}
