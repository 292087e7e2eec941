import { MAX_ENTRY_BYTES } from '@mingjing/kernel';
import type { StoredEntry } from './event-store';

export function assertCount(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${what} is a count from 0, not ${String(value)}.`);
  }
}

/** No entry is empty. */
export function assertStorable(entry: StoredEntry): void {
  const { length } = entry.bytes;
  if (length < 1 || length > MAX_ENTRY_BYTES) {
    throw new RangeError(`Entry ${entry.id} has ${String(length)} bytes; an entry has 1 to 65,535.`);
  }
}
