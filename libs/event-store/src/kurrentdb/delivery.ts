import type { Delivered, EngineClient, Subscription } from './engine-client';

/** Events kept here before the engine is asked to wait. */
const HIGH_WATER = 4_000;

/**
 * One subscription to one stream, turned from events into something that can be asked.
 *
 * Reads go through subscriptions too: the client's `readStream` goes another way, stalls 44 ms in one
 * of five reads, and may never recover after a restart of the server.
 */
export class Delivery {
  private readonly subscription: Subscription;
  private buffer: Delivered[] = [];
  private failure: Error | undefined;
  private caughtUp = false;
  private wake: (() => void) | undefined;

  /** Delivers from revision `from` on. */
  constructor(
    readonly client: EngineClient,
    stream: string,
    from: number,
  ) {
    this.subscription = client.subscribe(stream, from, {
      came: (event) => this.receive(event),
      caughtUp: () => this.note(() => (this.caughtUp = true)),
      failed: (error) => this.note(() => (this.failure ??= error)),
    });
  }

  /** Whether all that stood when it began has been delivered, or lies here to be taken. */
  get isCaughtUp(): boolean {
    return this.caughtUp;
  }

  /** What has come since; empty when there is nothing yet. Throws what ended the subscription, once all is taken. */
  take(max: number): readonly Delivered[] {
    if (this.buffer.length === 0 && this.failure !== undefined) throw this.failure;
    const taken = this.buffer.slice(0, max);
    this.buffer = this.buffer.slice(max);
    if (this.buffer.length < HIGH_WATER) this.subscription.resume();
    return taken;
  }

  /** True once something has changed; false when `milliseconds` have passed or the signal aborts. */
  async change(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    if (this.buffer.length > 0 || this.failure !== undefined) return true;
    if (signal?.aborted === true) return false;
    return new Promise((resolve) => {
      const finish = (changed: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.wake = undefined;
        // A turn later what arrived together is here together.
        setImmediate(resolve, changed);
      };
      const giveUp = (): void => finish(false);
      const timer = setTimeout(giveUp, milliseconds);
      this.wake = () => finish(true);
      signal?.addEventListener('abort', giveUp);
    });
  }

  end(): void {
    this.failure ??= new Error('The delivery was ended.');
    this.subscription.cancel();
    this.wake?.();
  }

  private receive(event: Delivered): void {
    this.note(() => this.buffer.push(event));
    if (this.buffer.length >= HIGH_WATER) this.subscription.pause();
  }

  private note(change: () => unknown): void {
    change();
    this.wake?.();
  }
}
