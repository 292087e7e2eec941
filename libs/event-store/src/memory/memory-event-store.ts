import { assertCount, assertStorable } from '../bounds';
import type { Appended, EventStore, Page, StoredEntry } from '../event-store';
import { followPages } from '../follow-pages';
import { News } from '../news';
import { StoreUnavailable } from '../store-errors';

/** What outlives a handle: the place of the file in a store that has none. */
export class MemoryLog {
  readonly entries: Uint8Array[] = [];
  readonly news = new News();
}

/** The promises of the port but for durability: the log lives as long as its `MemoryLog`. */
export class MemoryEventStore implements EventStore {
  private readonly closing = new AbortController();

  constructor(private readonly log = new MemoryLog()) {}

  async append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended> {
    this.assertOpen();
    assertCount(expectedSize, 'The expected size');
    entries.forEach(assertStorable);
    if (this.log.entries.length !== expectedSize) return { size: this.log.entries.length };
    for (const entry of entries) this.log.entries.push(entry.bytes.slice());
    this.log.news.tell();
    return 'done';
  }

  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    this.assertOpen();
    return this.page(from, max);
  }

  async size(): Promise<number> {
    this.assertOpen();
    return this.log.entries.length;
  }

  follow(from: number, signal?: AbortSignal): AsyncIterable<Page> {
    this.assertOpen();
    assertCount(from, 'An index');
    const { signal: closed } = this.closing;
    const read = (next: number, max: number): readonly Uint8Array[] => this.page(next, max);
    return followPages(
      { read, news: this.log.news },
      from,
      signal === undefined ? closed : AbortSignal.any([signal, closed]),
    );
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private page(from: number, max: number): readonly Uint8Array[] {
    assertCount(from, 'An index');
    assertCount(max, 'A number of entries');
    return this.log.entries.slice(from, from + max).map((bytes) => bytes.slice());
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}
