import {
  START,
  type KurrentDBClient,
  type ResolvedEvent,
  type StreamSubscription,
} from '@kurrent/kurrentdb-client';

/** One event as the engine delivers it. */
export interface Delivered {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Bytes of a binary event; of a JSON event what its text says. */
  readonly data: unknown;
}

/** Events kept here before the engine is asked to wait. */
const HIGH_WATER = 4_000;

/**
 * One subscription to one stream, turned from events into something that can be asked.
 *
 * Reads go through subscriptions too: the client's `readStream` goes another way, stalls 44 ms in one
 * of five reads, and may never recover after a restart of the server.
 */
export class Delivery {
  private readonly subscription: StreamSubscription;
  private buffer: Delivered[] = [];
  private failure: Error | undefined;
  private caughtUp = false;
  private wake: (() => void) | undefined;

  /** Delivers from revision `from` on. */
  constructor(
    readonly client: KurrentDBClient,
    stream: string,
    from: number,
  ) {
    // The engine's start is exclusive.
    const fromRevision = from === 0 ? START : BigInt(from - 1);
    this.subscription = client.subscribeToStream(stream, { fromRevision });
    this.subscription
      .on('data', (resolved: ResolvedEvent) => this.receive(resolved))
      .on('caughtUp', () => this.note(() => (this.caughtUp = true)))
      .on('error', (error: Error) => this.fail(error))
      .on('end', () => this.fail(new Error('The engine ended the subscription.')))
      .on('close', () => this.fail(new Error('The subscription was closed.')));
  }

  /** Whether all that stood when it began has been delivered, or lies here to be taken. */
  get isCaughtUp(): boolean {
    // The client says so as soon as it reads it, while events that came before it may still wait.
    return this.caughtUp && this.subscription.readableLength === 0;
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
    this.subscription.unsubscribe().catch(() => undefined);
    this.wake?.();
  }

  private receive({ event }: ResolvedEvent): void {
    if (event === undefined) return;
    const { id, type, revision, data } = event;
    this.note(() => this.buffer.push({ id, type, revision: Number(revision), data }));
    if (this.buffer.length >= HIGH_WATER) this.subscription.pause();
  }

  private fail(error: Error): void {
    this.note(() => (this.failure ??= error));
  }

  private note(change: () => unknown): void {
    change();
    this.wake?.();
  }
}
