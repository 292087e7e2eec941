import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAltered } from '@mingjing/event-store';
import { openMirror, type KnownLog, type LedgerMirror } from '@mingjing/writer';
import { isFatal } from './fatal';
import { keepCheckpoint } from './keep-checkpoint';
import type { NodeParts, SharedLog } from './node-parts';

/** Between two looks for the checkpoint over entries that have come. Milliseconds. */
const SHORTEST_PAUSE = 20;
const LONGEST_PAUSE = 500;
/** At an engine that seems to be behind this node, before that is believed: ten seconds. */
const LOOKS = 20;

/** What a node does while another one writes: it mirrors the log, and watches for its own turn. */
export class Following {
  private readonly stopping = new AbortController();
  private readonly pumping: Promise<void>;
  private keeping: Promise<void> = Promise.resolve();
  private sealing: Promise<void> | undefined;
  private adopting: Promise<void> = Promise.resolve();
  /** Why nothing more is mirrored; undefined while all is well. */
  failure: Error | undefined;

  private constructor(
    private readonly parts: NodeParts,
    private readonly shared: SharedLog,
    readonly mirror: LedgerMirror,
  ) {
    this.pumping = this.pump().catch((error: unknown) => this.fail(error));
  }

  /** `known`: what this node has verified. */
  static async begin(parts: NodeParts, shared: SharedLog, known?: KnownLog): Promise<Following> {
    return new Following(parts, shared, await openMirror(parts.own, known));
  }

  /** Nothing more is mirrored: what follows must begin anew. */
  get hasEnded(): boolean {
    return this.failure !== undefined || this.stopping.signal.aborted;
  }

  /**
   * Takes over the newest checkpoint of the engine, where the mirror is long enough. Gives the engine's
   * size. Rejects with what was found wrong in the log, and with `StoreAltered` where the engine is
   * behind this node: it was rolled back, and signing there could sign another history.
   */
  async look(): Promise<number> {
    if (this.failure !== undefined) throw this.failure;
    await this.adopt();
    const size = await this.engineSize();
    if (size < this.mirror.size) {
      throw new StoreAltered(
        `The engine holds ${String(size)} entries, but this node has verified ${String(this.mirror.size)}: the engine was rolled back. Restore it, or ask the witnesses which history they hold.`,
      );
    }
    return size;
  }

  /** A leader of the engine that was frozen counts as it did before, until it learns that it leads no more. */
  private async engineSize(): Promise<number> {
    let size = await this.shared.engine.size();
    for (let looks = 0; size < this.mirror.size && looks < LOOKS && !this.hasEnded; looks++) {
      await sleep(LONGEST_PAUSE, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      size = await this.shared.engine.size();
    }
    return size;
  }

  async end(): Promise<void> {
    this.stopping.abort();
    await this.pumping;
    await this.keeping;
    await this.sealing;
    await this.adopting;
    this.mirror.close();
  }

  private async pump(): Promise<void> {
    const { signal } = this.stopping;
    for await (const { entries } of this.shared.engine.follow(this.mirror.next, signal)) {
      await this.parts.prepare?.(entries, signal);
      if (signal.aborted) return;
      await this.mirror.take(entries).catch(notKept);
      this.keeping = this.sealKept();
    }
  }

  /** Once what was taken last is kept; the next is taken meanwhile. */
  private async sealKept(): Promise<void> {
    try {
      await this.mirror.settled().catch(notKept);
      this.sealing ??= this.seal().finally(() => (this.sealing = undefined));
    } catch (error) {
      this.fail(error);
    }
  }

  /** Entries are sealed a moment after they have come. */
  private async seal(): Promise<void> {
    const { signal } = this.stopping;
    let pause = SHORTEST_PAUSE;
    while (!this.hasEnded && this.mirror.sealed.size < this.mirror.size) {
      await this.adopt().catch((error: unknown) => this.fail(error));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  /** One after the other: each swaps this node's own checkpoint. */
  private adopt(): Promise<void> {
    const adopted = this.adopting.then(async () => {
      const newest = await this.shared.checkpoints.get();
      if (newest === null || !(await this.mirror.adopt(newest.note))) return;
      await keepCheckpoint(this.parts.own.checkpoints, this.mirror.sealed.size, newest.note);
    });
    this.adopting = adopted.catch(() => undefined);
    return adopted;
  }

  private fail(error: unknown): void {
    this.failure ??= error as Error;
  }
}

/** What was delivered is sound, and this node's own files do not take it. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

function notKept(cause: unknown): never {
  if (isFatal(cause)) throw cause;
  throw new NotKept('This node cannot keep what it follows; look at its disk.', { cause });
}
