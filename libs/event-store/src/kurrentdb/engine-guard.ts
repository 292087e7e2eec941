import { StoreAltered } from '../store-errors';
import { altered } from './engine-faults';
import type { EngineStream } from './engine-stream';

/**
 * Throws `StoreAltered` where the stream's metadata hides entries. A limit that was taken off again
 * has done no harm that the entries themselves would not show.
 */
export async function refuseLimits(stream: EngineStream): Promise<void> {
  const member = await stream.answered(() => stream.limit());
  if (member !== undefined) throw altered.limited(stream.name, member);
}

/** Looks for limits beside a subscription that never falls silent, and that is not to wait for it. */
export class LimitWatch {
  private lookedAt = performance.now();
  private isLooking = false;
  private found: StoreAltered | undefined;

  constructor(private readonly stream: EngineStream) {}

  /** Throws what the last look has found; begins the next once it is due. */
  look(): void {
    if (this.found !== undefined) throw this.found;
    if (this.isLooking || performance.now() - this.lookedAt < this.stream.limits.silence) return;
    this.isLooking = true;
    void this.once();
  }

  private async once(): Promise<void> {
    try {
      const member = await this.stream.limit();
      if (member !== undefined) this.found = altered.limited(this.stream.name, member);
    } catch (error) {
      // An engine that gives no metadata now is asked again at the next look.
      if (error instanceof StoreAltered) this.found = error;
    }
    this.lookedAt = performance.now();
    this.isLooking = false;
  }
}
