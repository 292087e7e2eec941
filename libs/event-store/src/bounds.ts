import type { StoredEntry } from './event-store';

/** An entry bundle of tlog-tiles gives each entry a length of two bytes; none is empty. */
const MAX_ENTRY_BYTES = 65_535;

export function assertCount(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${what} is a count from 0, not ${String(value)}.`);
  }
}

export function assertStorable(entry: StoredEntry): void {
  const { length } = entry.bytes;
  if (length < 1 || length > MAX_ENTRY_BYTES) {
    throw new RangeError(`Entry ${entry.id} has ${String(length)} bytes; an entry has 1 to 65,535.`);
  }
}
