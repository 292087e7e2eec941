import { equalBytes } from '@mingjing/kernel';
import {
  StoreAltered,
  StoreUnavailable,
  type Appended,
  type EventStore,
  type Page,
  type StoredEntry,
} from '@mingjing/event-store';

/**
 * The log of the node that writes: it appends to the engine, and reads from this node's own file. What
 * was appended is read back from the engine, compared, and kept in the file before anybody may ask
 * for it. What others append is not kept here: the append that meets it is lost.
 */
export class MirroredEventStore implements EventStore {
  constructor(
    private readonly engine: EventStore,
    private readonly own: EventStore,
  ) {}

  async append(expectedSize: number, entries: readonly StoredEntry[]): Promise<Appended> {
    const size = await this.own.size();
    if (size !== expectedSize) return { size };
    const appended = await this.engine.append(expectedSize, entries);
    if (appended !== 'done') return appended;
    await this.readBack(expectedSize, entries);
    return 'done';
  }

  read(from: number, max: number): Promise<readonly Uint8Array[]> {
    return this.own.read(from, max);
  }

  size(): Promise<number> {
    return this.own.size();
  }

  follow(from: number, signal?: AbortSignal): AsyncIterable<Page> {
    return this.own.follow(from, signal);
  }

  /** The handles are their owner's to close. */
  async close(): Promise<void> {
    await Promise.resolve();
  }

  private async readBack(from: number, sent: readonly StoredEntry[]): Promise<void> {
    const stored = await this.engine.read(from, sent.length);
    for (const [i, { bytes }] of sent.entries()) {
      const found = stored[i];
      if (found === undefined)
        throw new StoreUnavailable(`The engine has not delivered entry ${String(from + i)} yet.`);
      if (!equalBytes(found, bytes))
        throw new StoreAltered(`The engine gave entry ${String(from + i)} back with other bytes.`);
    }
    const kept = await this.own.append(from, sent);
    if (kept !== 'done')
      throw new StoreAltered(
        `This node's own ledger.db has ${String(kept.size)} entries, not ${String(from)}.`,
      );
  }
}
