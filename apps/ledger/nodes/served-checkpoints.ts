import type { CheckpointStore } from '@mingjing/event-store';
import { sizeInOwnTree, type RootAt } from './own-tree';

/** What whoever serves a node's log asks of its checkpoints. */
interface Own {
  readonly own: CheckpointStore;
  /** The shared ones, as this node is connected now. */
  readonly shared: () => CheckpointStore | undefined;
  readonly rootAt: RootAt;
}

/**
 * A node keeps some of the signed checkpoints; of the others the shared store is asked, and what it says
 * is shown where it is of this node's own tree.
 */
export function servedCheckpoints({ own, shared, rootAt }: Own): CheckpointStore {
  return {
    get: () => own.get(),
    read: (from, max) => own.read(from, max),
    cosigned: (max) => own.cosigned(max),
    swap: (version, note, size) => own.swap(version, note, size),
    keepCosigned: (size, note) => own.keepCosigned(size, note),
    at: async (size) => {
      const here = await own.at(size);
      if (here !== null || rootAt(size) === undefined) return here;
      const note =
        (await shared()
          ?.at(size)
          .catch(() => null)) ?? null;
      return note !== null && sizeInOwnTree(note, rootAt) === size ? note : null;
    },
    close: () => own.close(),
  };
}
