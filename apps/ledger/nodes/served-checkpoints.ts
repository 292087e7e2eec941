import type { CheckpointStore } from '@mingjing/event-store';
import { toHex } from '@mingjing/kernel';
import { parseCheckpointText, parseNote } from '@mingjing/log';

/** What whoever serves a node's log asks of its checkpoints. */
interface Own {
  readonly own: CheckpointStore;
  /** The shared ones, as this node is connected now. */
  readonly shared: () => CheckpointStore | undefined;
  /** Hex root of this node's own tree. */
  readonly rootAt: (size: number) => string | undefined;
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
      const root = rootAt(size);
      if (here !== null || root === undefined) return here;
      const note = await shared()
        ?.at(size)
        .catch(() => null);
      return note !== null && note !== undefined && rootIn(note) === root ? note : null;
    },
    close: () => own.close(),
  };
}

function rootIn(text: string): string | undefined {
  const note = parseNote(text);
  const checkpoint = note.ok ? parseCheckpointText(note.value.text) : note;
  return checkpoint.ok ? toHex(checkpoint.value.root) : undefined;
}
