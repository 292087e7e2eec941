import type { CheckpointStore } from '@mingjing/event-store';
import { keepCheckpoint } from './keep-checkpoint';

/** More than witnesses answer between two checkpoints that are kept here. */
const REMEMBERED = 16;

/**
 * Keeps what witnesses sign while this node writes in this node's own files too. Those hold some of its
 * checkpoints only, and the lines come before such a one is kept, or after it.
 */
export class CosignedHere {
  private notes: readonly { readonly size: number; readonly note: string }[] = [];

  constructor(
    private readonly own: CheckpointStore,
    private readonly report: (failure: unknown) => void,
  ) {}

  /** The shared checkpoints: what they keep of witnesses is kept here as well. */
  beside(shared: CheckpointStore): CheckpointStore {
    return {
      get: () => shared.get(),
      at: (size) => shared.at(size),
      read: (from, max) => shared.read(from, max),
      cosigned: (max) => shared.cosigned(max),
      swap: (version, note, size) => shared.swap(version, note, size),
      keepCosigned: async (size, note) => {
        const kept = await shared.keepCosigned(size, note);
        if (!kept) return false;
        this.notes = [...this.notes, { size, note }].slice(-REMEMBERED);
        await this.keep(size);
        return true;
      },
      close: () => shared.close(),
    };
  }

  /** Under the checkpoint of that size, where one is kept here. Failures are reported: the shared store has the lines. */
  async keep(size: number): Promise<void> {
    const last = this.notes.findLast((one) => one.size === size);
    if (last !== undefined) await keepCheckpoint(this.own, size, last.note).catch(this.report);
  }
}
