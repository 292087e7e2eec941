import type { CosignedNotes } from './cosigned-notes';
import type { SealedLog } from './sealed-log';
import type { WitnessErrand } from './witness-errand';

/** Milliseconds, and how often. */
export interface Rhythm {
  /** Between the starts of two rounds, however fast the log grows. */
  readonly pause: number;
  /** Until a witness that failed is asked again although nothing was sealed. */
  readonly again: number;
  /** Within one round. */
  readonly retries: { readonly attempts: number; readonly firstPause: number };
}

/**
 * One round after the other: all witnesses that are free are asked for the newest checkpoint, the same one, for a
 * quorum counts only under one. A round ends with the quorum, or when all have answered or failed: a witness
 * that hangs is left to its time limit and misses the rounds meanwhile.
 */
export class Rounds {
  /** By the name of the witness; a witness that signed again is taken off. */
  readonly faults = new Map<string, string>();
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;
  private isWanted = false;
  private isClosed = false;

  constructor(
    private readonly log: SealedLog,
    private readonly errands: readonly WitnessErrand[],
    private readonly notes: CosignedNotes,
    private readonly rhythm: Rhythm,
  ) {
    this.unsubscribe = log.onSealed(() => this.sealed());
  }

  /** Asks now, unless a round is under way or has just begun: then in the next. */
  wake(): void {
    this.isWanted = true;
    if (this.isClosed || this.isRunning || !this.isBehind()) return;
    this.isRunning = true;
    this.isWanted = false;
    clearTimeout(this.timer);
    void this.round().finally(() => {
      this.isRunning = false;
      if (this.isClosed) return;
      this.timer = setTimeout(() => this.wake(), this.isWanted ? 0 : this.rhythm.again).unref();
    });
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.unsubscribe();
  }

  private sealed(): void {
    this.notes.sealed(this.log.sealed);
    this.wake();
  }

  private isBehind(): boolean {
    const { size } = this.log.sealed;
    return size > 0 && this.errands.some(({ cosignedSize }) => cosignedSize !== size);
  }

  private async round(): Promise<void> {
    const { sealed } = this.log;
    const { rhythm } = this;
    const pause = new Promise((resolve) => setTimeout(resolve, rhythm.pause).unref());
    const free = this.errands.filter(({ isBusy, cosignedSize }) => !isBusy && cosignedSize !== sealed.size);
    const asked = free.map((errand) => this.ask(errand, sealed));
    await Promise.race([Promise.all(asked), this.quorum(asked, sealed.size)]);
    await pause;
  }

  /** Settles as soon as the quorum stands under that size; never, where it does not come to that. */
  private async quorum(asked: readonly Promise<void>[], size: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if ((this.notes.witnessed?.size ?? -1) >= size) resolve();
      };
      for (const one of asked) void one.then(look);
    });
  }

  private async ask(errand: WitnessErrand, sealed: SealedLog['sealed']): Promise<void> {
    const before = errand.cosignedSize;
    const outcome = await errand.run(this.log, sealed);
    const fault =
      outcome.kind === 'lines'
        ? await this.notes.take(errand.witness, sealed.size, outcome.lines).catch((error: unknown) => {
            // Nobody else has them: without it nothing would be asked before the next seal, which may wait for them.
            errand.forget(before);
            return String(error);
          })
        : outcome.kind === 'stale'
          ? undefined
          : outcome.why;
    if (fault === undefined) this.faults.delete(errand.witness.name);
    else this.faults.set(errand.witness.name, fault);
  }
}
