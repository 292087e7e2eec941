import { StoreAltered } from '@mingjing/event-store';
import { MirrorFault, RefusedToStart } from '@mingjing/writer';

/** What a sound ledger, and a sound engine, cannot come to. Everything else passes. */
const FATAL = [StoreAltered, MirrorFault, RefusedToStart];

export function isFatal(error: unknown): boolean {
  return FATAL.some((kind) => error instanceof kind);
}
