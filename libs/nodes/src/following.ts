import { StoreAltered } from '@mingjing/event-store';
import { openMirror, type LedgerMirror } from '@mingjing/writer';
import type { NodeParts } from './node-parts';

/** What a node does while another one writes: it mirrors the log, and watches for its own turn. */
export class Following {
  private readonly stopping = new AbortController();
  private readonly pumping: Promise<void>;
  private failure: Error | undefined;

  private constructor(
    private readonly parts: NodeParts,
    readonly mirror: LedgerMirror,
  ) {
    this.pumping = this.pump().catch((error: unknown) => {
      this.failure = error as Error;
    });
  }

  static async begin(parts: NodeParts): Promise<Following> {
    return new Following(parts, await openMirror(parts.own));
  }

  /**
   * Takes over the newest checkpoint of the engine, where the mirror is long enough. Rejects with what
   * was found wrong in the log, and with `StoreAltered` where the engine is behind this node: it was
   * rolled back, and signing there could sign another history.
   */
  async look(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const newest = await this.parts.checkpoints.get();
    if (newest !== null) await this.mirror.adopt(newest.note);
    const size = await this.parts.engine.size();
    if (size < this.mirror.tree.size) {
      throw new StoreAltered(
        `The engine holds ${String(size)} entries, but this node has verified ${String(this.mirror.tree.size)}: the engine was rolled back. Restore it, or ask the witnesses which history they hold.`,
      );
    }
  }

  /** Whether everything in the engine is verified and kept here. */
  async isCaughtUp(): Promise<boolean> {
    return (await this.parts.engine.size()) === this.mirror.tree.size;
  }

  async end(): Promise<void> {
    this.stopping.abort();
    await this.pumping;
    this.mirror.close();
  }

  private async pump(): Promise<void> {
    const { engine } = this.parts;
    for await (const { entries } of engine.follow(this.mirror.next, this.stopping.signal)) {
      await this.mirror.take(entries);
    }
  }
}
