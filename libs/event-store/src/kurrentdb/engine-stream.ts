import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { StoreAltered, StoreUnavailable } from '../store-errors';
import { Delivery } from './delivery';
import type { Delivered } from './engine-client';
import { EngineSilent, type EngineConnection } from './engine-connection';
import { meaningOf, sayingOf, standingRevision } from './engine-errors';
import { altered } from './engine-faults';
import { eventIdOf } from './event-identity';
import { limitOn } from './stream-limits';
import type { TimeLimits } from './time-limits';

export interface Proposed {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `unknown`: it may be there, may come later, or may never come. */
export type Attempt = 'done' | { readonly size: number } | { readonly unknown: unknown };

/** Of a read that fails, after the first. */
const ATTEMPTS = 3;

/** Greater than any revision: an append of nothing at it is always refused, and the real one named. */
const BEYOND = 2n ** 62n;

/**
 * One stream of the engine used as a gapless list of byte strings: the event at revision n is the
 * n-th, its id follows from its bytes, and nothing else may stand between.
 */
export class EngineStream {
  constructor(
    readonly connection: EngineConnection,
    readonly name: string,
    readonly limits: TimeLimits,
  ) {}

  /** One append, not repeated. Rejects where certainly nothing was written or the stream was altered. */
  async attempt(expected: number, proposed: readonly Proposed[]): Promise<Attempt> {
    const before = expected === 0 ? 'no_stream' : BigInt(expected - 1);
    const events = proposed.map(({ type, bytes }) => ({ id: eventIdOf(bytes), type, bytes }));
    try {
      const answered = await this.connection.call(this.limits.append, (client) =>
        client.append(this.name, before, events),
      );
      const last = BigInt(expected + proposed.length - 1);
      // A stream that was deleted takes an append to "no stream", and goes on counting.
      if (answered !== last) throw altered.miscounted(this.name, last, answered);
      return 'done';
    } catch (error) {
      return this.outcomeOf(error);
    }
  }

  /** As the engine itself counts. */
  size(): Promise<number> {
    return this.answered(() => this.countOnce());
  }

  /** From `from` on, at most `max`; fewer only where the stream ends. */
  read(from: number, max: number): Promise<readonly Uint8Array[]> {
    return this.answered(() => this.readWhole(from, max));
  }

  /** All that the engine delivers. It is not asked to count, for which it wants the right to write. */
  delivered(): Promise<readonly Uint8Array[]> {
    return this.answered(() => this.readOnce(0, Number.MAX_SAFE_INTEGER));
  }

  private async countOnce(): Promise<number> {
    try {
      await this.connection.call(this.limits.answer, (client) => client.append(this.name, BEYOND, []));
    } catch (error) {
      const revision = standingRevision(error);
      if (revision === undefined) throw this.failure(error);
      return revision === 'no_stream' ? 0 : Number(revision) + 1;
    }
    throw altered.bottomless(this.name);
  }

  private async readWhole(from: number, max: number): Promise<readonly Uint8Array[]> {
    const read = await this.readOnce(from, max);
    if (read.length > 0 || max === 0) return read;
    const size = await this.countOnce();
    if (size <= from) return read;
    const again = await this.readOnce(from, max);
    if (again.length > 0) return again;
    // A leader counts what no majority has yet, and others deliver later than it counts: neither is a loss.
    if ((await this.limit()) !== undefined) throw altered.gap(this.name, from, size - 1);
    throw new StoreUnavailable(
      `The engine counts ${String(size)} events in ${this.name} and does not deliver them from ${String(from)} on yet.`,
    );
  }

  deliver(from: number): Delivery {
    return new Delivery(this.connection.current(), this.name, from);
  }

  /**
   * The bytes of what was delivered from index `next` on, without what came twice. Throws
   * `StoreAltered` where an event is missing or is none of ours.
   */
  genuine(delivered: readonly Delivered[], next: number): readonly Uint8Array[] {
    const sound: Uint8Array[] = [];
    for (const { revision, id, isJson, bytes } of delivered) {
      const expected = next + sound.length;
      if (revision < expected) continue;
      if (revision > expected) throw altered.gap(this.name, expected, revision - 1);
      // We store nothing as JSON.
      if (isJson || id !== eventIdOf(bytes)) throw altered.foreign(this.name, revision, id);
      sound.push(bytes);
    }
    return sound;
  }

  private async readOnce(from: number, max: number): Promise<readonly Uint8Array[]> {
    const delivery = this.deliver(from);
    const read: Uint8Array[] = [];
    try {
      while (read.length < max) {
        const taken = delivery.take(max - read.length);
        read.push(...this.genuine(taken, from + read.length));
        if (taken.length > 0) continue;
        if (delivery.isCaughtUp) break;
        if (!(await delivery.change(this.limits.answer))) throw new EngineSilent(this.limits.answer);
      }
      return read;
    } catch (error) {
      throw this.failure(error);
    } finally {
      delivery.end();
    }
  }

  /** By which metadata entries of the stream are hidden. */
  async limit(): Promise<string | undefined> {
    try {
      return await limitOn(this);
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** Asks again on a new client: what failed on one may never recover on it. Only for what reads. */
  answered<T>(ask: () => Promise<T>): Promise<T> {
    const again = retry(
      handleWhen((error) => error instanceof StoreUnavailable && !this.connection.isClosed),
      { maxAttempts: ATTEMPTS, backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 500 }) },
    );
    again.onRetry(() => this.connection.renew());
    return again.execute(ask);
  }

  private async outcomeOf(error: unknown): Promise<Attempt> {
    if (error instanceof StoreAltered || error instanceof StoreUnavailable) throw error;
    const meaning = meaningOf(error);
    switch (meaning) {
      case 'refused':
        // Where ids agree with older ones in part, the engine names a revision that cannot be right.
        return { size: await this.size() };
      case 'altered':
        throw altered.deleted(this.name, error);
      case 'unwritten':
        throw new StoreUnavailable(`The engine took nothing into the stream ${this.name}.`, { cause: error });
      case 'unknown':
        return { unknown: error };
      default:
        return meaning satisfies never;
    }
  }

  /** What a failed read comes to: `StoreAltered` or `StoreUnavailable`. */
  failure(error: unknown): Error {
    if (error instanceof StoreAltered || error instanceof StoreUnavailable) return error;
    if (meaningOf(error) === 'altered') return altered.deleted(this.name, error);
    return new StoreUnavailable(
      `The engine at ${this.connection.addresses} did not give the stream ${this.name}: ${sayingOf(error)}`,
      { cause: error },
    );
  }
}
