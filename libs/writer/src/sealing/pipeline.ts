import { Queue, type Taken } from './queue';
import type { DecidedGroup, Recorder } from './recorder';
import type { SealedSize } from './seal';
import type { Observing, Waiting } from './waiting';

/** With fewer waiting, the next group is not decided while one is flushed: it would be a small one. */
const LEAST_AHEAD = 24;

/** The ledger takes nothing more: its stores failed, or it was closed. The next start verifies what stands. */
export class LedgerStopped extends Error {}

const STOPPED = 'The ledger has stopped taking statements; restart it to verify what stands';

/**
 * Groups, one after the other: while one is appended the next is decided on top of it, and while the
 * checkpoint over one is on its way the next is appended. One append and one checkpoint are in flight
 * at most. Once a store has failed nothing more is decided, and whoever waits for what is not sealed
 * yet gets no other answer than that.
 */
export class Pipeline {
  private readonly queue = new Queue();
  /** Deciding. */
  private running: Promise<void> | undefined;
  /** Appending; never rejects. */
  private appending: Promise<void> | undefined;
  /** Signing for what was appended before; never rejects. */
  private sealing: Promise<void> | undefined;
  private broken: LedgerStopped | undefined;

  constructor(
    private readonly recorder: Recorder,
    private readonly onSealed: (sealed: SealedSize) => void,
    /** Whether somebody comes next whose statement is not in the queue yet. */
    private readonly isAwaited: () => boolean,
  ) {
    recorder.lane.onRested = () => this.start();
  }

  /** Why nothing more is taken; undefined as long as all is well. */
  get failure(): LedgerStopped | undefined {
    return this.broken;
  }

  put(batch: Waiting): void {
    this.recorder.lane.notice();
    this.queue.put(batch);
    this.start();
  }

  see(observing: Observing): void {
    this.queue.see(observing);
    this.start();
  }

  /** Returns once nothing is under way and nothing waits or rests. */
  async idle(): Promise<void> {
    const { lane } = this.recorder;
    this.start();
    while (this.isUnderWay || lane.isResting) {
      await (this.running ?? this.appending ?? this.sealing ?? lane.rest());
      this.start();
    }
  }

  /** Finishes what is under way and what somebody waits for; what gives way is left to the next start. */
  async close(): Promise<void> {
    this.recorder.lane.close();
    await this.idle();
  }

  private get isUnderWay(): boolean {
    return [this.running, this.appending, this.sealing].some((stage) => stage !== undefined);
  }

  private start(): void {
    if (this.running === undefined && this.isReady()) this.running = this.run();
  }

  private async run(): Promise<void> {
    try {
      do {
        // A turn of the event loop lets requests and verdicts that arrived together form one group.
        await new Promise((resolve) => setImmediate(resolve));
        await this.recordNext();
      } while (this.isReady());
    } finally {
      // In the same breath as the last look at the queue: whoever comes later starts a new run.
      this.running = undefined;
    }
  }

  private isReady(): boolean {
    if (this.failure !== undefined) return false;
    if (this.appending !== undefined || this.sealing !== undefined)
      return this.queue.length >= LEAST_AHEAD && this.recorder.mayDecideAhead();
    return this.queue.length > 0 || this.recorder.isDue();
  }

  private async recordNext(): Promise<void> {
    const moment = this.recorder.moment();
    if (!moment.ok) {
      const { batches, seen } = this.queue.takeAll();
      for (const { resolve } of batches) resolve(moment);
      for (const { resolve } of seen) resolve(moment.rejection);
      return;
    }
    const taken = this.queue.take();
    try {
      const observations = taken.seen.map(({ observation }) => observation);
      const decided = await this.recorder.decide(moment.value, taken.batches, observations);
      this.queue.putBack(decided.left);
      await this.appending;
      if (this.failure !== undefined) throw this.failure;
      this.appending = this.append(decided, taken);
    } catch (cause) {
      this.fail(cause, taken);
    }
  }

  private async append(decided: DecidedGroup, taken: Taken): Promise<void> {
    const { sealed } = this.recorder.sealer;
    try {
      await this.recorder.append(decided);
      await this.sealing;
      if (this.failure !== undefined) throw this.failure;
      this.sealing = this.seal(decided, taken);
      // Entries of two groups under no checkpoint at all are taken for a log whose checkpoints are gone.
      if (sealed.version === null) await this.sealing;
    } catch (cause) {
      this.fail(cause, taken);
    }
    this.appending = undefined;
    this.start();
  }

  private async seal(decided: DecidedGroup, taken: Taken): Promise<void> {
    const { sealer } = this.recorder;
    const { sealed } = sealer;
    try {
      await this.recorder.seal(decided);
      for (const { resolve } of taken.seen) resolve();
    } catch (cause) {
      this.fail(cause, taken);
    }
    this.sealing = undefined;
    if (sealer.sealed !== sealed) this.onSealed(sealer.sealed);
    this.start();
    this.useLeisure();
  }

  private useLeisure(): void {
    if (this.isUnderWay || this.isAwaited() || this.failure !== undefined) return;
    try {
      this.recorder.useLeisure();
    } catch (cause) {
      this.fail(cause, { batches: [], seen: [] });
    }
  }

  private fail(cause: unknown, taken: Taken): void {
    const failure = (this.broken ??= new LedgerStopped(STOPPED, { cause }));
    const left = this.queue.takeAll();
    for (const { reject } of [...taken.batches, ...left.batches]) reject(failure);
    for (const { reject } of [...taken.seen, ...left.seen]) reject(failure);
  }
}
