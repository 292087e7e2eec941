import type { Follower } from '@mingjing/followers';
import type { Pace } from '@mingjing/writer';

/** The process's own clock and timers, and its views: telling them holds up a statement as deciding does. */
export class ViewsPace implements Pace {
  private follower: Pick<Follower, 'idle'> | undefined;

  /** Whose telling is waited for from now on. */
  attend(follower: Pick<Follower, 'idle'>): void {
    this.follower = follower;
  }

  elapsed(): number {
    return performance.now();
  }

  /** Whoever follows the log begins in the turn in which it was sealed. */
  told(call: () => void): void {
    setImmediate(() => {
      void (this.follower?.idle() ?? Promise.resolve()).then(call);
    });
  }

  after(milliseconds: number, call: () => void): () => void {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  }
}
