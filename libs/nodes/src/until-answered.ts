import { LedgerStopped } from '@mingjing/writer';
import { ConstantBackoff, handleWhen, retry as retrying } from 'cockatiel';
import { NoWriter } from './no-writer';

/** Between two tries of a caller that waits for a writer. */
const PAUSE_MS = 25;

/** Somebody else will write soon. */
export class TryAgain extends Error {}

/** Whatever happened at the other node: the statement is handed on again, under the same id. */
export function retry(cause: unknown): never {
  throw new TryAgain('The node that writes could not be asked', { cause });
}

/** This node's pen has lost its place; what else it says is meant for the caller. */
export function retryWhereStopped(cause: unknown): never {
  if (cause instanceof LedgerStopped) retry(cause);
  throw cause;
}

interface Waiting {
  /** Milliseconds, over all tries together. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed?: () => number;
}

/**
 * Asks again while it is told to, until the patience is over; each try is told what is left of it, and is
 * to take no longer. Rejects with `NoWriter` then.
 */
export async function untilAnswered<T>(
  { patience, signal, elapsed = () => performance.now() }: Waiting,
  ask: (left: () => number) => Promise<T>,
): Promise<T> {
  const end = elapsed() + patience;
  const left = (): number => Math.max(0, Math.ceil(end - elapsed()));
  const waiting = retrying(
    handleWhen((error) => error instanceof TryAgain && left() > 0),
    { maxAttempts: Number.MAX_SAFE_INTEGER, backoff: new ConstantBackoff(PAUSE_MS) },
  );
  try {
    return await waiting.execute(() => ask(left), signal);
  } catch (cause) {
    if (!(cause instanceof TryAgain)) throw cause;
    throw new NoWriter('No node takes statements at present; send it again, under the same id.', { cause });
  }
}
