import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { equalBytes } from '@mingjing/kernel';
import type { Appended } from '../event-store';
import { OutcomeUnknown, StoreAltered } from '../store-errors';
import { namesLeader } from './engine-errors';
import type { EngineStream, Proposed } from './engine-stream';

const PAUSES = { initialDelay: 20, maxDelay: 2_000 };

/**
 * Appends to a stream, one append in flight, each with an outcome that is settled: after a time-out
 * or a broken connection the tail is looked at, and where it holds nothing the *same bytes* go out
 * again with the same ids and the same expected revision. Nothing else is taken meanwhile.
 */
export class SettledAppend {
  private last: Promise<unknown> = Promise.resolve();
  private doubt: OutcomeUnknown | undefined;

  constructor(private readonly stream: EngineStream) {}

  /** Rejects with `OutcomeUnknown` where nothing could be found out in time, and from then on always. */
  append(expected: number, proposed: readonly Proposed[]): Promise<Appended> {
    const appended = this.last.then(() => this.settled(expected, proposed));
    this.last = appended.catch(() => undefined);
    return appended;
  }

  private async settled(expected: number, proposed: readonly Proposed[]): Promise<Appended> {
    if (this.doubt !== undefined) throw this.doubt;
    const first = await this.stream.attempt(expected, proposed);
    if (!isUnknown(first)) return first;
    try {
      let isRedirected = namesLeader(first.unknown);
      return await this.patience().execute(() => {
        // What failed once may never recover on the same client.
        if (!isRedirected) this.stream.connection.renew();
        isRedirected = false;
        return this.lookAndRepeat(expected, proposed);
      });
    } catch (cause) {
      if (cause instanceof StoreAltered) throw cause;
      this.doubt = new OutcomeUnknown(
        `Whether the engine took the entries from ${String(expected)} on into ${this.stream.name} could not be found out; open the store anew.`,
        { cause },
      );
      throw this.doubt;
    }
  }

  private async lookAndRepeat(expected: number, proposed: readonly Proposed[]): Promise<Appended> {
    const there = await this.stream.read(expected, proposed.length);
    if (there.length > 0) return holds(there, proposed) ? 'done' : { size: await this.stream.size() };
    const again = await this.stream.attempt(expected, proposed);
    if (isUnknown(again))
      throw new StillUnknown('The engine has not answered yet.', { cause: again.unknown });
    return again;
  }

  /** A refusal by access or size ends nothing here: the first attempt may still be on its way. */
  private patience(): ReturnType<typeof retry> {
    const { settling } = this.stream.limits;
    const deadline = AbortSignal.timeout(settling);
    const goesOn = handleWhen((error) => !(error instanceof StoreAltered) && !deadline.aborted);
    return retry(goesOn, { maxAttempts: Number.MAX_SAFE_INTEGER, backoff: new ExponentialBackoff(PAUSES) });
  }
}

class StillUnknown extends Error {}

function isUnknown<T extends object>(
  attempt: T | 'done' | { readonly unknown: unknown },
): attempt is { readonly unknown: unknown } {
  return attempt !== 'done' && 'unknown' in attempt;
}

function holds(there: readonly Uint8Array[], proposed: readonly Proposed[]): boolean {
  return (
    there.length === proposed.length &&
    proposed.every(({ bytes }, i) => equalBytes(bytes, there[i] ?? new Uint8Array()))
  );
}
