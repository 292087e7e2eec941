import type { Follower } from '@mingjing/followers';
import type { Pace } from '@mingjing/writer';

/**
 * The process's own clock and timers; and nothing more gives way to statements before the views were
 * told what has: telling them holds up a statement as deciding does.
 */
export class ViewsPace implements Pace {
  private follower: Pick<Follower, 'idle'> | undefined;

  /** Whose telling is waited for from now on. */
  attend(follower: Pick<Follower, 'idle'>): void {
    this.follower = follower;
  }

  elapsed(): number {
    return performance.now();
  }

  after(milliseconds: number, call: () => void): () => void {
    let isTakenBack = false;
    const rested = (): void => {
      if (!isTakenBack) call();
    };
    const timer = setTimeout(() => {
      void (this.follower?.idle() ?? Promise.resolve()).then(rested);
    }, milliseconds);
    return () => {
      isTakenBack = true;
      clearTimeout(timer);
    };
  }
}
