import { factsAt, toHex, type Facts, type Rejection } from '@mingjing/kernel';
import { Intake } from './accepting/intake';
import type { SubmittedBatch } from './accepting/submission';
import { refuseObservation, type Observation } from './deciding/observation';
import type { Recorder } from './sealing/recorder';
import type { SealedSize, Sealer } from './sealing/seal';
import type { Answer, Observing, Wait, Waiting } from './sealing/waiting';
import { submitWitnessed } from './sealing/witnessed';
import type { ToldWorld } from './world/told-world';
import type { WriterParts } from './writer-parts';

/** Statements of one group; enough to make a flush worth its time, few enough to answer soon. */
const MAX_GROUP = 512;

/** The ledger takes nothing more: its stores failed, or it was closed. The next start verifies what stands. */
export class LedgerStopped extends Error {}

/**
 * The one pen of a ledger: accept → decide → group → append → seal → answer. Statements that come
 * in while a group is flushed form the next group. After a failure of its stores it takes nothing
 * more: the next start verifies what stands.
 */
export class Writer {
  private readonly intake: Intake;
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private readonly waiting: Waiting[] = [];
  private readonly observing: Observing[] = [];
  private running: Promise<void> | undefined;
  private failure: LedgerStopped | undefined;
  private broken = false;

  /** Made by `openWriter`. */
  constructor(
    private readonly parts: WriterParts,
    private readonly world: ToldWorld,
    private readonly recorder: Recorder,
  ) {
    this.intake = new Intake(parts, world, () => world.size());
  }

  /** Answered once the batch is refused, or as durable as `wait` asks. Rejects where the ledger has failed. */
  async submit(batch: SubmittedBatch, wait: Wait = 'sealed'): Promise<Answer> {
    this.assertSound();
    if (wait === 'witnessed') return submitWitnessed(this, this.parts.witnesses, batch);
    const checked = await this.intake.check(batch);
    if (!checked.ok) return checked;
    this.assertSound();
    return new Promise((resolve, reject) => {
      const { isArray } = batch;
      this.waiting.push({ proposals: checked.value, isArray, wait, resolve, reject });
      this.start();
    });
  }

  /**
   * Answered once the observation stands under a checkpoint, so that what it is about may be shown; a
   * rejection where it cannot be recorded now. Rejects for what no context lets be observed, and once
   * the ledger has failed.
   */
  async observe(observation: Observation): Promise<Rejection | undefined> {
    this.assertSound();
    const malformed = refuseObservation(this.parts.ledger, observation);
    if (malformed !== undefined) throw new Error(malformed.reason);
    if (this.world.indexOf(observation.cause) === undefined) {
      throw new Error(`The cause ${observation.cause} of an observation does not stand in the log`);
    }
    return new Promise((resolve, reject) => {
      this.observing.push({ observation, resolve, reject });
      this.start();
    });
  }

  /** Derives what has fallen due by now, and returns once it, and all that waits, is sealed. */
  async settleDeadlines(): Promise<void> {
    this.assertSound();
    this.start();
    await this.running;
    this.assertSound();
  }

  /** The moment of the next deadline, UTC; undefined where none is set. */
  nextDeadline(): string | undefined {
    return this.recorder.pending.next();
  }

  /** False once a store has failed: the ledger takes nothing until it is opened anew. */
  get isSound(): boolean {
    return this.failure === undefined;
  }

  /** The facts at the durable size. */
  facts(): Facts {
    return factsAt(this.world, this.parts.ledger.around, this.world.size(), this.recorder.lastRecordedAt);
  }

  get sealed(): SealedSize {
    return this.recorder.sealer.sealed;
  }

  get tree(): Sealer['tree'] {
    return this.recorder.sealer.tree;
  }

  /** The tlog-proof text of an entry under the last signed checkpoint. */
  proof(index: number): string {
    return this.recorder.sealer.proof(index);
  }

  /** Hex root of the log at an earlier size; undefined where the log is not that long. */
  rootAt(size: number): string | undefined {
    return size <= this.tree.size ? toHex(this.tree.root(size)) : undefined;
  }

  /** Log index of a statement by its id. */
  indexOf(id: string): number | undefined {
    return this.world.indexOf(id);
  }

  /** Calls after each seal; the function returned ends it. */
  onSealed(listener: (sealed: SealedSize) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Finishes what is under way; takes nothing more. The stores are the caller's to close. */
  async close(): Promise<void> {
    this.failure ??= new LedgerStopped('The ledger is closed');
    await this.running;
    if (!this.broken) this.world.flush();
  }

  private start(): void {
    if (this.running === undefined && this.isSound) this.running = this.run();
  }

  private async run(): Promise<void> {
    try {
      do {
        // A turn of the event loop lets requests and verdicts that arrived together form one group.
        await new Promise((resolve) => setImmediate(resolve));
        await this.recordNext();
      } while (this.hasWork());
    } finally {
      // In the same breath as the last look at the queue: whoever comes later starts a new run.
      this.running = undefined;
    }
  }

  private hasWork(): boolean {
    if (this.broken) return false;
    return this.waiting.length > 0 || this.observing.length > 0 || this.recorder.isDue();
  }

  private async recordNext(): Promise<void> {
    const moment = this.recorder.moment();
    if (!moment.ok) {
      for (const { resolve } of this.waiting.splice(0)) resolve(moment);
      for (const { resolve } of this.observing.splice(0)) resolve(moment.rejection);
      return;
    }
    const { sealed } = this;
    const taken = this.waiting.splice(0, this.groupLength());
    const seen = this.observing.splice(0);
    try {
      const observations = seen.map(({ observation }) => observation);
      const left = await this.recorder.record(moment.value, taken, observations);
      this.waiting.unshift(...left);
      for (const { resolve } of seen) resolve();
    } catch (cause) {
      this.fail(cause, [...taken, ...seen]);
    }
    if (this.sealed !== sealed) for (const listener of this.listeners) listener(this.sealed);
  }

  private groupLength(): number {
    let statements = 0;
    const end = this.waiting.findIndex(({ proposals }) => (statements += proposals.length) > MAX_GROUP);
    return end < 0 ? this.waiting.length : Math.max(1, end);
  }

  private fail(cause: unknown, taken: readonly Pick<Waiting, 'reject'>[]): void {
    this.broken = true;
    this.failure = new LedgerStopped(
      'The ledger has stopped taking statements; restart it to verify what stands',
      {
        cause,
      },
    );
    const left = [...taken, ...this.waiting.splice(0), ...this.observing.splice(0)];
    for (const { reject } of left) reject(this.failure);
  }

  private assertSound(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
