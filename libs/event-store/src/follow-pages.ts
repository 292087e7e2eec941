import type { Page } from './event-store';
import type { News } from './news';

/** A follower commits its position with what it writes: a page is the most that one such commit holds. */
const PAGE_ENTRIES = 1000;

export interface Followed {
  /** Synchronous, so that nothing can be appended between finding nothing and starting to wait. */
  readonly read: (from: number, max: number) => readonly Uint8Array[];
  readonly news: News;
  /** Milliseconds after which to look for what another process wrote; absent where there is none. */
  readonly patience?: number;
}

export async function* followPages(log: Followed, from: number, signal: AbortSignal): AsyncGenerator<Page> {
  let next = from;
  while (!signal.aborted) {
    const entries = log.read(next, PAGE_ENTRIES);
    if (entries.length === 0) {
      await log.news.next(signal, log.patience);
    } else {
      yield { from: next, entries };
      next += entries.length;
    }
  }
}
