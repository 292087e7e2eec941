import type { CheckpointStore } from '@mingjing/event-store';
import { rejection } from '@mingjing/kernel';
import { isQuorum, type TrustPolicy } from '@mingjing/log';
import { RESTORED, noteSigners, type CosignatureDesk, type WitnessState } from '@mingjing/witness';
import { nativeVerify } from '@mingjing/writer';
import { sizeInOwnTree, type RootAt } from './own-tree';

/** What the service shows of its witnesses. */
export type WitnessesShown = Pick<CosignatureDesk, 'witnessed' | 'states' | 'covering'>;

/**
 * The witnesses as a node knows them: from its own desk while it writes, from what is kept of their lines
 * while another one does.
 */
export class NodeWitnesses implements WitnessesShown {
  private latest: WitnessesShown['witnessed'];
  private desk: CosignatureDesk | undefined;
  private looking: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly policy: TrustPolicy) {}

  get witnessed(): WitnessesShown['witnessed'] {
    const own = this.desk?.witnessed;
    return (own?.size ?? 0) >= (this.latest?.size ?? 0) ? (own ?? this.latest) : this.latest;
  }

  states(): readonly WitnessState[] {
    return this.desk?.states() ?? [];
  }

  /** Whoever waits for witnesses is handed on to the node that writes. */
  covering(size: number): ReturnType<WitnessesShown['covering']> {
    return this.desk?.covering(size) ?? Promise.resolve({ ok: false, rejection: ANOTHER_WRITES });
  }

  /** The desk of this node's own pen; none once it was laid down. */
  sit(desk: CosignatureDesk | undefined): void {
    if (this.desk !== undefined) this.latest = this.witnessed;
    this.desk = desk;
  }

  /**
   * Looks for the newest checkpoint of this node's own tree that they have signed: after a start it stands in
   * this node's files, and under load it is an earlier one than any that this node takes over from the writer.
   * One look at a time, and one behind it for all who ask meanwhile, who may know of more than it has read. Where one
   * fails the next one finds more.
   */
  look(checkpoints: Pick<CheckpointStore, 'cosigned'>, rootAt: RootAt): Promise<void> {
    if (this.desk !== undefined) return Promise.resolve();
    this.next ??= this.looking.then(() => {
      this.next = undefined;
      return this.lookAt(checkpoints, rootAt).catch(() => undefined);
    });
    return (this.looking = this.next);
  }

  /** The same checkpoints; what is kept in them is looked through for the lines of a quorum. */
  noticing(own: CheckpointStore): CheckpointStore {
    return {
      get: () => own.get(),
      at: (size) => own.at(size),
      read: (from, max) => own.read(from, max),
      cosigned: (max) => own.cosigned(max),
      swap: async (version, note, size) => {
        const swapped = await own.swap(version, note, size);
        if (swapped) this.notice(size, note);
        return swapped;
      },
      keepCosigned: async (size, note) => {
        const kept = await own.keepCosigned(size, note);
        if (kept) this.notice(size, note);
        return kept;
      },
      close: () => own.close(),
    };
  }

  private async lookAt(checkpoints: Pick<CheckpointStore, 'cosigned'>, rootAt: RootAt): Promise<void> {
    for (const note of await checkpoints.cosigned(RESTORED)) {
      const size = sizeInOwnTree(note, rootAt);
      if (size !== undefined && this.notice(size, note)) return;
    }
  }

  /** Of a checkpoint of this node's own tree: whether it or a later one is known to be witnessed now. */
  private notice(size: number, note: string): boolean {
    if (size < (this.latest?.size ?? 0)) return true;
    const { quorum } = this.policy;
    const signed = noteSigners(note, this.policy, nativeVerify);
    const names = new Set(signed?.witnesses.map(({ name }) => name));
    if (!isQuorum(quorum, ({ name }) => names.has(name))) return false;
    this.latest = { size, note: signed?.note ?? note };
    return true;
  }
}

const ANOTHER_WRITES = rejection('not-witnessed', 'Another node writes, and asks the witnesses.');
