import { rejection } from '@mingjing/kernel';
import type { OpenLedger } from '../composition/open-ledger';
import { Refused } from './problem';

/** An answer, and the size of the log at which it is true. */
export interface TrueAt<T> {
  readonly size: number;
  readonly data: T;
}

/** How an answer is asked to wait until the log has reached a size. */
export interface WaitedFor {
  readonly 'min-size'?: string;
}

const PATIENCE_MS = 10_000;

/**
 * Views at the size asked for or later: read what you wrote. `min-size` beyond the log waits for
 * it; after ten seconds it is refused, nothing is answered that is older. Views may have been told what
 * is appended and not sealed yet: nothing is answered of it.
 */
export async function reachSize(ledger: OpenLedger, minSize: string | undefined): Promise<number> {
  const wanted = minSize === undefined ? ledger.writer.sealed.size : decimal(minSize, 'min-size');
  const reached = await withinPatience(ledger.follower.reaches(wanted));
  if (!reached) throw notReached(wanted, ledger.follower.size());
  return Math.min(ledger.follower.size(), await reachSealed(ledger, minSize));
}

/** The same for what is answered from the log itself: the size that is under a signed checkpoint. */
export async function reachSealed(ledger: OpenLedger, minSize: string | undefined): Promise<number> {
  const { writer } = ledger;
  const wanted = minSize === undefined ? 0 : decimal(minSize, 'min-size');
  let stop: (() => void) | undefined;
  const sealed = new Promise<void>((resolve) => {
    stop = writer.onSealed(({ size }) => {
      if (size >= wanted) resolve();
    });
    if (writer.sealed.size >= wanted) resolve();
  });
  const reached = await withinPatience(sealed).finally(() => stop?.());
  if (!reached) throw notReached(wanted, writer.sealed.size);
  return writer.sealed.size;
}

export function notReached(wanted: number, size: number): Refused {
  const reason = `The log has not reached size ${String(wanted)}, it is at ${String(size)}; ask again.`;
  return new Refused(rejection('size-not-reached', reason, { wanted, size }));
}

export function decimal(text: string, name: string): number {
  const value = Number(text);
  if (/^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new Refused(rejection('query-malformed', `"${name}" must be a decimal integer.`, { name }), 400);
}

async function withinPatience(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([work.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
