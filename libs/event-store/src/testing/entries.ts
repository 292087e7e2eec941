import { fromUtf8, utf8 } from '@mingjing/kernel';
import type { EventStore, Page, StoredEntry } from '../event-store';

export function entry(text: string): StoredEntry {
  return { id: `id of ${text}`, type: 'Tested', bytes: utf8(text) };
}

export function entryOf(index: number): StoredEntry {
  return entry(String(index));
}

export function texts(entries: readonly Uint8Array[]): string[] {
  return entries.map(fromUtf8);
}

export async function readAll(store: EventStore): Promise<string[]> {
  return texts(await store.read(0, Number.MAX_SAFE_INTEGER));
}

/** The first `count` entries that a follower sees, or all until it ends. */
export async function collect(pages: AsyncIterable<Page>, count: number): Promise<string[]> {
  const seen: string[] = [];
  for await (const page of pages) {
    seen.push(...texts(page.entries));
    if (seen.length >= count) break;
  }
  return seen;
}
