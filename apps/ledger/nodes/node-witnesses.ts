import type { CheckpointStore } from '@mingjing/event-store';
import { rejection } from '@mingjing/kernel';
import {
  hasCosigned,
  isQuorum,
  openNote,
  parseCheckpointText,
  verifiersOf,
  type TrustPolicy,
} from '@mingjing/log';
import type { CosignatureDesk, WitnessState } from '@mingjing/witness';
import { nativeVerify } from '@mingjing/writer';

/** What the service shows of its witnesses. */
export type WitnessesShown = Pick<CosignatureDesk, 'witnessed' | 'states' | 'covering'>;

/**
 * The witnesses as a node knows them: from its own desk while it writes, from the checkpoints that it
 * takes over while another one does.
 */
export class NodeWitnesses implements WitnessesShown {
  private latest: WitnessesShown['witnessed'];
  private desk: CosignatureDesk | undefined;

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

  /** Its log line was verified before it was kept here. */
  private notice(size: number, note: string): void {
    const { witnesses, quorum } = this.policy;
    const keys = witnesses.map(({ key }) => key);
    const opened = openNote(note, verifiersOf(keys, nativeVerify));
    if (!opened.ok || !parseCheckpointText(opened.value.text).ok) return;
    const signed = witnesses.filter(hasCosigned({ witnessed: opened.value.verified }));
    const names = new Set(signed.map(({ name }) => name));
    if (!isQuorum(quorum, ({ name }) => names.has(name)) || size < (this.latest?.size ?? 0)) return;
    this.latest = { size, note };
  }
}

const ANOTHER_WRITES = rejection('not-witnessed', 'Another node writes, and asks the witnesses.');
