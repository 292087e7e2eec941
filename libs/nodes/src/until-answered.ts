import { LedgerStopped } from '@mingjing/writer';
import { ConstantBackoff, handleType, retry as retrying } from 'cockatiel';
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

/** Asks again while it is told to, for at most `patience` milliseconds. Rejects with `NoWriter` after them. */
export async function untilAnswered<T>(
  { patience, signal }: { readonly patience: number; readonly signal: AbortSignal },
  ask: () => Promise<T>,
): Promise<T> {
  const waiting = retrying(handleType(TryAgain), {
    maxAttempts: Math.ceil(patience / PAUSE_MS),
    backoff: new ConstantBackoff(PAUSE_MS),
  });
  try {
    return await waiting.execute(ask, signal);
  } catch (cause) {
    if (!(cause instanceof TryAgain)) throw cause;
    throw new NoWriter('No node takes statements at present; send it again, under the same id.', { cause });
  }
}
