import { openWriter, type KnownLog, type SealedSize, type Writer } from '@mingjing/writer';
import { CosignedHere } from './cosigned-here';
import { MirroredEventStore } from './mirrored-event-store';
import type { Attendants, NodeParts, SharedLog } from './node-parts';
import { SealedHere } from './sealed-here';

/** The pen in this node's hand, and what belongs to it for one term. */
export class Hand {
  private readonly sealedHere: SealedHere;

  private constructor(
    readonly writer: Writer,
    private readonly store: MirroredEventStore,
    private readonly attendants: Attendants | undefined,
    cosigned: CosignedHere,
    parts: NodeParts,
  ) {
    const report = (failure: unknown): void => parts.tell('writing', failure);
    this.sealedHere = new SealedHere(parts.own.checkpoints, writer, report, cosigned);
  }

  /** `known`: what this node has verified. Rejects where another writer was faster, and where `openWriter` refuses. */
  static async takeUp(
    parts: NodeParts,
    shared: SharedLog,
    onSealed: (sealed: SealedSize) => void,
    known: KnownLog | undefined,
  ): Promise<Hand> {
    const cosigned = new CosignedHere(parts.own.checkpoints, (failure) => parts.tell('writing', failure));
    const attendants = parts.attendants?.({ ...shared, checkpoints: cosigned.beside(shared.checkpoints) });
    const store = new MirroredEventStore(shared.engine, parts.own.store);
    try {
      const writing = {
        ...parts.own,
        ...(attendants?.witnesses === undefined ? {} : { witnesses: attendants.witnesses }),
        ...(attendants?.freshness === undefined ? {} : { freshness: attendants.freshness }),
        ...{ store, checkpoints: store.sealing(shared.checkpoints) },
      };
      const writer = await openWriter(writing, known);
      writer.onSealed(onSealed);
      await attendants?.attend(writer);
      return new Hand(writer, store, attendants, cosigned, parts);
    } catch (error) {
      attendants?.dismiss();
      await store.close();
      throw error;
    }
  }

  /** Finishes what is under way; whoever waits in vain is told that this pen writes no more. Twice is once. */
  async layDown(): Promise<void> {
    this.attendants?.dismiss();
    await this.writer.close();
    await this.store.close();
    await this.sealedHere.end();
  }
}
