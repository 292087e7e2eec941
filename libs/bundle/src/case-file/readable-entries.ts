import { openEntry, utf8, type Entry } from '@mingjing/kernel';
import type { Bundle } from '../bundle';

export interface FiledEntry {
  readonly index: number;
  readonly entry: Entry;
}

/** Entries that can be read; a bundle with others does not verify, and the file says so on its cover. */
export function readableEntries({ entries }: Bundle): readonly FiledEntry[] {
  return entries.flatMap(({ entry, index }) => {
    const opened = openEntry(utf8(entry));
    return opened.ok ? [{ index, entry: opened.value.entry }] : [];
  });
}
