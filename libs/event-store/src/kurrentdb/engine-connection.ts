import { StoreUnavailable } from '../store-errors';
import { engineAt } from './connection-string';
import type { EngineClient } from './engine-client';
import { clientOver } from './wire/kurrent-client';

/**
 * The client of one engine, made anew whenever it cannot be trusted any more: calls that once failed
 * may never recover on the client that made them.
 */
export class EngineConnection {
  private client: EngineClient | undefined;
  private closed = false;

  constructor(
    private readonly connect: () => EngineClient,
    /** Where the engine is reached, as it may be shown. */
    readonly addresses: string,
  ) {}

  /** `url`: a connection string, `kurrentdb://…`. Throws `StoreUnavailable` where it cannot be used. */
  static to(url: string): EngineConnection {
    const { connect, addresses } = engineAt(url);
    return new EngineConnection(() => clientOver(connect()), addresses);
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Runs one call within `milliseconds`; what comes after them is thrown away. */
  async call<T>(milliseconds: number, run: (client: EngineClient) => Promise<T>): Promise<T> {
    const answer = run(this.current());
    // An answer that comes too late must not end the process.
    answer.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    // A library's policy makes and aborts a signal for each call, which costs as much as the call.
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new EngineSilent(milliseconds)), milliseconds);
    });
    try {
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  current(): EngineClient {
    if (this.closed) throw new StoreUnavailable('The connection to the engine is closed.');
    this.client ??= this.connect();
    return this.client;
  }

  /**
   * The next call goes out on a new client; what waits on this one is cancelled. Whoever names the
   * client that failed leaves one that was made since then alone: an append may be on it.
   */
  renew(failed?: EngineClient): void {
    const { client } = this;
    if (failed !== undefined && failed !== client) return;
    this.client = undefined;
    client?.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { client } = this;
    this.client = undefined;
    await client?.dispose();
  }
}

/** The engine did not answer in time: whether it did what it was asked, nobody knows. */
export class EngineSilent extends Error {
  override readonly name = 'EngineSilent';

  constructor(milliseconds: number) {
    super(`The engine did not answer within ${String(milliseconds)} ms.`);
  }
}
