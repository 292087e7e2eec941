import type { Pace } from '../writer-parts';

/**
 * Rests so many times as long as it and what follows from it took while statements come: 24 in 25 of them meet an
 * idle pen, so that what they wait stays what it is, at the 95th percentile too.
 */
const REST = 24;
/** And so many times where none has come for a second; then so many go into a group, which costs its flushes once. */
const REST_IN_QUIET = 1;
const TOGETHER_IN_QUIET = 5;
const QUIET = 1_000;
/** Free for so many milliseconds and never alone: it goes beside statements, or it would never go on. */
const PATIENCE = 100;

/**
 * The way of what gives way (`DeadlineDefinition.givesWay`): one of its deadlines in a group, by
 * itself where it can be, a few where nobody states anything, and a rest after each group. Without a pace nothing rests, and all of it follows
 * at once: a story's clock stands still meanwhile.
 */
export class Lane {
  private state: 'free' | 'taken' | 'resting' | 'closed' = 'free';
  private entered = 0;
  private together = 0;
  private freed = -Infinity;
  private stated = -Infinity;
  private takeBack: (() => void) | undefined;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly pace: Pace | undefined) {}

  /** Called when a rest is over. */
  onRested: () => void = () => undefined;

  /** False while it works, rests, or has been closed. */
  get isFree(): boolean {
    return this.pace === undefined ? this.state !== 'closed' : this.state === 'free';
  }

  get isResting(): boolean {
    return this.state === 'resting';
  }

  /** Whether one more may go into a group; `alone` where nobody waits for the group's answer. */
  enter(alone: boolean): boolean {
    if (this.pace === undefined) return this.isFree;
    const now = this.pace.elapsed();
    if (this.state === 'taken') return this.isQuiet(now) && ++this.together <= TOGETHER_IN_QUIET;
    if (!this.isFree || (!alone && now - this.freed < PATIENCE)) return false;
    this.state = 'taken';
    this.entered = now;
    this.together = 1;
    return true;
  }

  /** Somebody has stated something. */
  notice(): void {
    if (this.pace !== undefined) this.stated = this.pace.elapsed();
  }

  /** The group that it went into is durable. Whoever states something has to wait for the views to be told it, too. */
  leave(): void {
    if (this.pace === undefined || this.state !== 'taken') return;
    this.state = 'resting';
    this.pace.told(() => this.lieDown());
  }

  /** Resolves when the rest is over; at once where there is none. */
  async rest(): Promise<void> {
    if (this.state !== 'resting') return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Nothing goes any more: what is left is continued after the next start. */
  close(): void {
    this.takeBack?.();
    this.state = 'closed';
    this.wake();
  }

  private lieDown(): void {
    if (this.pace === undefined || this.state !== 'resting') return;
    const now = this.pace.elapsed();
    const times = this.isQuiet(now) ? REST_IN_QUIET : REST;
    this.takeBack = this.pace.after((now - this.entered) * times, () => this.rested());
  }

  private isQuiet(now: number): boolean {
    return now - this.stated > QUIET;
  }

  private rested(): void {
    this.state = 'free';
    this.freed = this.pace?.elapsed() ?? 0;
    this.onRested();
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
