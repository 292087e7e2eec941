import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import type { Page } from '../event-store';
import { StoreAltered } from '../store-errors';
import type { Delivery } from './delivery';
import { LimitWatch, refuseLimits } from './engine-guard';
import type { EngineStream } from './engine-stream';

const PAGE_ENTRIES = 1_000;
const PAUSES = new ExponentialBackoff({ initialDelay: 50, maxDelay: 5_000 });

/** What a follower is told beside the entries: for metrics, not for decisions. */
export interface Watch {
  /** Entries that stood in the engine when it was last asked, and have not come yet. */
  behind(entries: number): void;
  progressed(next: number): void;
  resubscribed(cause: unknown): void;
}

/**
 * Every entry from `from` on, until the signal aborts. A subscription ends without reconnecting, or
 * falls silent without ending: after an error it is made anew on a new client, from the last entry
 * that was handed out; after a silence the engine is asked whether there is more.
 */
export async function* followStream(
  stream: EngineStream,
  from: number,
  signal: AbortSignal,
  watch: Watch,
): AsyncGenerator<Page> {
  let next = from;
  let pause = PAUSES.next();
  while (!signal.aborted) {
    const delivery = stream.deliver(next);
    try {
      for await (const entries of delivered(stream, delivery, next, signal, watch)) {
        yield { from: next, entries };
        next += entries.length;
        pause = PAUSES.next();
        watch.progressed(next);
      }
      return;
    } catch (error) {
      const failure = stream.failure(error);
      if (failure instanceof StoreAltered) throw failure;
      watch.resubscribed(failure);
      stream.connection.renew(delivery.client);
      await sleep(pause.duration, undefined, { signal }).catch(() => undefined);
      pause = pause.next(undefined);
    } finally {
      delivery.end();
    }
  }
}

/** Ends when the signal aborts; throws once the subscription cannot be believed any more. */
async function* delivered(
  stream: EngineStream,
  delivery: Delivery,
  from: number,
  signal: AbortSignal,
  watch: Watch,
): AsyncGenerator<readonly Uint8Array[]> {
  let next = from;
  const limits = new LimitWatch(stream);
  while (!signal.aborted) {
    const entries = stream.genuine(delivery.take(PAGE_ENTRIES), next);
    if (entries.length > 0) {
      limits.look();
      next += entries.length;
      yield entries;
    } else if (await fellSilent(stream, delivery, signal)) {
      await assertComplete(stream, delivery, next, signal, watch);
    }
  }
}

/** Whether nothing has come for so long, and somebody waits for it still. */
async function fellSilent(stream: EngineStream, delivery: Delivery, signal: AbortSignal): Promise<boolean> {
  return !(await delivery.change(stream.limits.silence, signal)) && !signal.aborted;
}

/** After a silence: nothing was hidden, and there is really nothing more. */
async function assertComplete(
  stream: EngineStream,
  delivery: Delivery,
  next: number,
  signal: AbortSignal,
  watch: Watch,
): Promise<void> {
  await refuseLimits(stream);
  const size = await stream.size();
  watch.behind(Math.max(0, size - next));
  if (size <= next || !(await fellSilent(stream, delivery, signal))) return;
  // What was counted may never have been committed.
  const [there] = await stream.read(next, 1);
  if (there === undefined) return;
  throw new Error(`The subscription to ${stream.name} fell silent at ${String(next)} of ${String(size)}.`);
}
