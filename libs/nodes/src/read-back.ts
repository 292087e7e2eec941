import { StoreAltered, StoreUnavailable, type EventStore } from '@mingjing/event-store';

/** For so long an append that the engine has taken may stay undelivered. Milliseconds. */
const PATIENCE = 60_000;

/**
 * What the engine delivers of the log's end, over one subscription that stands as long as its writer
 * does: what was appended comes back with its acknowledgement, and nothing is asked for.
 */
export class ReadBack {
  private ending = new AbortController();
  private next = -1;
  private came: Uint8Array[] = [];
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly engine: EventStore,
    private readonly patience = PATIENCE,
  ) {}

  /** Entries from index `from` on are about to be appended. Throws what the engine was found to have done to the log. */
  expect(from: number): void {
    if (this.failure instanceof StoreAltered) throw this.failure;
    if (from === this.next && this.failure === undefined) return;
    this.end();
    this.ending = new AbortController();
    this.next = from;
    this.came = [];
    this.failure = undefined;
    void this.pump(from, this.ending.signal);
  }

  /** The next `count` entries, once they have come. Rejects with what ended the subscription. */
  async take(count: number): Promise<readonly Uint8Array[]> {
    const until = performance.now() + this.patience;
    while (this.came.length < count) {
      if (this.failure !== undefined) throw this.failure;
      const left = until - performance.now();
      if (left <= 0) throw undelivered(this.next + this.came.length);
      await this.change(left);
    }
    this.next += count;
    return this.came.splice(0, count);
  }

  /** Whoever waits is told so at once. */
  end(): void {
    this.ending.abort();
    this.next = -1;
    this.failure = new StoreUnavailable('Nothing more is read back from the engine.');
    this.wake();
  }

  private async pump(from: number, signal: AbortSignal): Promise<void> {
    try {
      for await (const { entries } of this.engine.follow(from, signal)) {
        if (signal.aborted) return;
        this.came.push(...entries);
        this.wake();
      }
      throw undelivered(from);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = error as Error;
      this.wake();
    }
  }

  private async change(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function undelivered(index: number): StoreUnavailable {
  return new StoreUnavailable(`The engine has not delivered entry ${String(index)} yet.`);
}
