import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckpointStore } from '@mingjing/event-store';
import type { Writer } from '@mingjing/writer';
import type { CosignedHere } from './cosigned-here';

/** Between two checkpoints that are kept here. Milliseconds: the shared store holds every one. */
const PAUSE = 500;

/**
 * Keeps what this node's pen has sealed in this node's own files too, now and then and at the end: what
 * a node has verified outlives the engine's backups, and it need not tell the log anew when it follows.
 */
export class SealedHere {
  private readonly ending = new AbortController();
  private readonly unsubscribe: () => void;
  private keeping: Promise<void> | undefined;
  private kept = 0;

  constructor(
    private readonly own: CheckpointStore,
    private readonly writer: Writer,
    private readonly report: (failure: unknown) => void,
    private readonly cosigned: CosignedHere,
  ) {
    this.unsubscribe = writer.onSealed(() => this.wake());
    this.wake();
  }

  /** Once the last one is kept; the writer must be closed. */
  async end(): Promise<void> {
    this.ending.abort();
    this.unsubscribe();
    await this.keeping;
    await this.keep().catch(this.report);
  }

  private wake(): void {
    this.keeping ??= this.run()
      .catch(this.report)
      .finally(() => (this.keeping = undefined));
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted && this.kept < this.writer.sealed.size) {
      await this.keep();
      await sleep(PAUSE, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async keep(): Promise<void> {
    const { size, note } = this.writer.sealed;
    const newest = await this.own.get();
    const standing = await this.own.at(size);
    if (size > 0 && standing === null) await this.own.swap(newest?.version ?? null, note, size);
    await this.cosigned.keep(size);
    this.kept = size;
  }
}
