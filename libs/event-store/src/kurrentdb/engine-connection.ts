import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';
import { StoreUnavailable } from '../store-errors';

/**
 * The client of one engine, made anew whenever it cannot be trusted any more: calls that once failed
 * may never recover on the client that made them.
 */
export class EngineConnection {
  private client: KurrentDBClient | undefined;
  private closed = false;

  constructor(private readonly connect: () => KurrentDBClient) {}

  /** `url`: a connection string, `kurrentdb://…`; it may hold a password and is never shown. */
  static to(url: string): EngineConnection {
    return new EngineConnection(() => KurrentDBClient.connectionString(url));
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Runs one call within `milliseconds`; what comes after them is thrown away. */
  async call<T>(milliseconds: number, run: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const limit = timeout(milliseconds, TimeoutStrategy.Aggressive);
    const answer = run(this.current());
    // An answer that comes too late must not end the process.
    answer.catch(() => undefined);
    try {
      return await limit.execute(() => answer);
    } catch (error) {
      if (error instanceof TaskCancelledError) throw new EngineSilent(milliseconds, { cause: error });
      throw error;
    }
  }

  current(): KurrentDBClient {
    if (this.closed) throw new StoreUnavailable('The connection to the engine is closed.');
    this.client ??= this.connect();
    return this.client;
  }

  /** The next call goes out on a new client; what waits on this one is cancelled. */
  renew(): void {
    const { client } = this;
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

  constructor(milliseconds: number, options?: ErrorOptions) {
    super(`The engine did not answer within ${String(milliseconds)} ms.`, options);
  }
}
