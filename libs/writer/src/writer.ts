import { factsAt, toHex, type Facts, type Rejection } from '@mingjing/kernel';
import { Intake } from './accepting/intake';
import type { SubmittedBatch } from './accepting/submission';
import { refuseObservation, type Observation } from './deciding/observation';
import { LedgerStopped, Pipeline } from './sealing/pipeline';
import type { Recorder } from './sealing/recorder';
import type { SealedSize, Sealer } from './sealing/seal';
import type { Answer, Wait } from './sealing/waiting';
import { submitWitnessed } from './sealing/witnessed';
import type { KnownLog } from './verifying/known-log';
import type { ToldWorld } from './world/told-world';
import type { WriterParts } from './writer-parts';

export { LedgerStopped };

/**
 * The one pen of a ledger: accept → decide → group → append → seal → answer. While one group is
 * flushed the next is decided on top of it, and flushed after it. After a failure of its stores it
 * takes nothing more: the next start verifies what stands.
 */
export class Writer {
  private readonly intake: Intake;
  private readonly listeners = new Set<(sealed: SealedSize) => void>();
  private readonly pipeline: Pipeline;
  private isClosed = false;

  /** Made by `openWriter`. */
  constructor(
    private readonly parts: WriterParts,
    private readonly world: ToldWorld,
    private readonly recorder: Recorder,
  ) {
    this.intake = new Intake(parts, world, () => world.size());
    const onSealed = (sealed: SealedSize): void => {
      for (const listener of this.listeners) listener(sealed);
    };
    this.pipeline = new Pipeline(recorder, onSealed, () => this.intake.isBusy);
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
      this.pipeline.put({ proposals: checked.value, isArray, wait, resolve, reject });
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
      this.pipeline.see({ observation, resolve, reject });
    });
  }

  /**
   * Derives what has fallen due by now, and returns once it, and all that waits, is sealed; or once the
   * ledger is closed, where the next start goes on with what gives way.
   */
  async settleDeadlines(): Promise<void> {
    this.assertSound();
    this.recorder.lookAgain();
    await this.pipeline.idle();
    if (this.pipeline.failure !== undefined) throw this.pipeline.failure;
  }

  /** The moment of the next deadline, UTC; undefined where none is set, or the first waits for a lost list. */
  nextDeadline(): string | undefined {
    return this.recorder.nextDeadline();
  }

  /** False once a store has failed: the ledger takes nothing until it is opened anew. */
  get isSound(): boolean {
    return this.pipeline.failure === undefined && !this.isClosed;
  }

  /** Why nothing may be recorded now: its witnesses, or its clock. Undefined where nothing keeps it. */
  heldBack(): Rejection | undefined {
    const moment = this.recorder.moment();
    return moment.ok ? undefined : moment.rejection;
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

  /** For whoever goes on from here once this is closed; undefined where a store has failed, or not all of it is sealed. */
  known(): KnownLog | undefined {
    const { tree, world } = this;
    const { lastRecordedAt } = this.recorder;
    const isWhole = this.pipeline.failure === undefined && tree.size === this.sealed.size;
    return isWhole && this.isClosed ? { tree, told: { world, lastRecordedAt } } : undefined;
  }

  /** Finishes what is under way; takes nothing more. The stores are the caller's to close. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.pipeline.close();
    if (this.pipeline.failure === undefined) this.world.flush();
  }

  private assertSound(): void {
    if (this.pipeline.failure !== undefined) throw this.pipeline.failure;
    if (this.isClosed) throw new LedgerStopped('The ledger is closed');
  }
}
