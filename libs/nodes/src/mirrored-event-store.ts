import { equalBytes } from '@mingjing/kernel';
import {
  StoreAltered,
  type Appended,
  type CheckpointStore,
  type EventStore,
  type Page,
  type StoredEntry,
} from '@mingjing/event-store';
import { ReadBack } from './read-back';

/**
 * The log of the node that writes: it appends to the engine, and reads from this node's own file. What
 * was appended is compared with what the engine delivers of it, and can be asked for from then on; it
 * is kept in the file while the checkpoint over it is on its way to the engine, and before that is
 * acknowledged here. What others append is not kept here: the append that meets it is lost.
 */
export class MirroredEventStore implements EventStore {
  private readonly delivered: ReadBack;
  /** Delivered and compared, and not in the file yet. */
  private tail: readonly StoredEntry[] = [];
  /** Entries in the file. */
  private kept: number | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: EventStore,
    private readonly own: EventStore,
  ) {
    this.delivered = new ReadBack(engine);
  }

  async append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended> {
    const size = await this.size();
    if (size !== expectedSize) return { size };
    if (entries.length === 0) return this.engine.append(expectedSize, entries);
    this.delivered.expect(expectedSize);
    const appending = this.engine.append(expectedSize, entries);
    if (this.tail.length > 0) await both(appending, this.keep());
    const appended = await appending;
    if (appended !== 'done') return appended;
    const read = await this.delivered.take(entries.length);
    this.tail = [...this.tail, ...entries.map((entry, i) => confirmed(expectedSize + i, entry, read[i]))];
    return 'done';
  }

  async read(from: number, max: number): Promise<readonly Uint8Array[]> {
    const { tail } = this;
    const start = await this.inFile();
    const own = from < start ? await this.own.read(from, max) : [];
    const missing = tail.slice(Math.max(0, from + own.length - start), Math.max(0, from + max - start));
    return [...own, ...missing.map(({ bytes }) => bytes.slice())];
  }

  async size(): Promise<number> {
    return (await this.inFile()) + this.tail.length;
  }

  follow(from: number, signal?: AbortSignal): AsyncIterable<Page> {
    return this.own.follow(from, signal);
  }

  /** The same checkpoints, of which none is acknowledged before what it covers is kept here. */
  sealing(shared: CheckpointStore): CheckpointStore {
    return {
      get: () => shared.get(),
      at: (size) => shared.at(size),
      read: (from, max) => shared.read(from, max),
      cosigned: (max) => shared.cosigned(max),
      keepCosigned: (size, note) => shared.keepCosigned(size, note),
      swap: (version, note, size) => both(shared.swap(version, note, size), this.keep()),
      close: () => shared.close(),
    };
  }

  /** Keeps what was compared, if it can: whoever follows takes it from the engine. The handles are their owner's to close. */
  async close(): Promise<void> {
    this.delivered.end();
    await this.keep().catch(() => undefined);
  }

  /** Resolves once all that was compared is in the file. Begins a turn later: what goes to the engine goes first. */
  private keep(): Promise<void> {
    const keeping = this.keeping.then(nextTurn).then(() => this.keepTail());
    this.keeping = keeping.catch(() => undefined);
    return keeping;
  }

  private async keepTail(): Promise<void> {
    const { tail } = this;
    if (tail.length === 0) return;
    const start = await this.inFile();
    const kept = await this.own.append(start, tail);
    if (kept !== 'done') {
      throw new StoreAltered(
        `This node's own ledger.db has ${String(kept.size)} entries, not ${String(start)}.`,
      );
    }
    this.kept = start + tail.length;
    this.tail = this.tail.slice(tail.length);
  }

  private async inFile(): Promise<number> {
    return (this.kept ??= await this.own.size());
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What the first one comes to, once the second has been done too. */
async function both<T>(first: Promise<T>, second: Promise<void>): Promise<T> {
  const [outcome] = await Promise.all([first, second]);
  return outcome;
}

/** The bytes that came back stand for those that were sent, which are the caller's again. */
function confirmed(index: number, sent: StoredEntry, bytes: Uint8Array | undefined): StoredEntry {
  if (bytes === undefined || !equalBytes(bytes, sent.bytes)) {
    throw new StoreAltered(`The engine gave entry ${String(index)} back with other bytes.`);
  }
  return { ...sent, bytes };
}
