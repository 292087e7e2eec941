import { assertCount, assertStorable } from '../bounds';
import type { Appended, EventStore, Page, StoredEntry } from '../event-store';
import { StoreUnavailable } from '../store-errors';
import { EngineConnection } from './engine-connection';
import { refuseLimits } from './engine-guard';
import { EngineStream } from './engine-stream';
import { SettledAppend } from './settled-append';
import { followStream, type Watch } from './supervised-following';
import { TIME_LIMITS, type TimeLimits } from './time-limits';

/** Bytes of one append: half of what the oldest supported server takes in one call (1 MiB, events with their frames). */
export const MAX_APPEND_BYTES = 512 * 1024;

export interface KurrentDbOptions {
  /** Connection string, `kurrentdb://…`. */
  readonly url: string;
  /** Name of the stream that is the log. */
  readonly stream: string;
  readonly limits?: Partial<TimeLimits>;
  readonly watch?: Watch;
}

const UNWATCHED: Watch = {
  behind: () => undefined,
  progressed: () => undefined,
  resubscribed: () => undefined,
};

/** Throws `StoreAltered` where the engine was told to forget entries, `StoreUnavailable` where it does not answer. */
export async function openKurrentDbEventStore(options: KurrentDbOptions): Promise<KurrentDbEventStore> {
  return eventStoreOn(EngineConnection.to(options.url), options);
}

/**
 * What stands in a stream, for whoever may only read it: counting wants the right to write. Throws as the
 * opening of a store does.
 */
export async function readKurrentDbStream(
  options: Pick<KurrentDbOptions, 'url' | 'stream'>,
): Promise<readonly Uint8Array[]> {
  const connection = EngineConnection.to(options.url);
  const stream = new EngineStream(connection, options.stream, TIME_LIMITS);
  try {
    await refuseLimits(stream);
    return await stream.delivered();
  } finally {
    await connection.close();
  }
}

/** Over a connection that this store alone uses, and closes. */
export async function eventStoreOn(
  connection: EngineConnection,
  options: Omit<KurrentDbOptions, 'url'>,
): Promise<KurrentDbEventStore> {
  const stream = new EngineStream(connection, options.stream, { ...TIME_LIMITS, ...options.limits });
  try {
    await refuseLimits(stream);
    return new KurrentDbEventStore(stream, options.watch ?? UNWATCHED);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * The log as one stream of KurrentDB (EventStoreDB): the revision is the log index, the event's type
 * the statement's, its data the entry's bytes. `streamState` = size − 1 lets exactly one writer win.
 */
export class KurrentDbEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly appends: SettledAppend;

  /** Made by `openKurrentDbEventStore`. */
  constructor(
    private readonly stream: EngineStream,
    private readonly watch: Watch,
  ) {
    this.appends = new SettledAppend(stream);
  }

  async append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended> {
    this.assertOpen();
    assertCount(expectedSize, 'The expected size');
    entries.forEach(assertStorable);
    assertOneAppend(entries);
    if (entries.length > 0) {
      return this.appends.append(expectedSize, entries);
    }
    const size = await this.stream.size();
    return size === expectedSize ? 'done' : { size };
  }

  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    this.assertOpen();
    assertCount(from, 'An index');
    assertCount(max, 'A number of entries');
    return this.stream.read(from, max);
  }

  async size(): Promise<number> {
    this.assertOpen();
    return this.stream.size();
  }

  follow(from: number, signal?: AbortSignal): AsyncIterable<Page> {
    this.assertOpen();
    assertCount(from, 'An index');
    const { signal: closed } = this.closing;
    const until = signal === undefined ? closed : AbortSignal.any([signal, closed]);
    return followStream(this.stream, from, until, this.watch);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.stream.connection.close();
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}

function assertOneAppend(entries: readonly StoredEntry[]): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
  if (bytes <= MAX_APPEND_BYTES) return;
  throw new RangeError(`One append to the engine holds at most 512 KiB, not ${String(bytes)} bytes.`);
}
