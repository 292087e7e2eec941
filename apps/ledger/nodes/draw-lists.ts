import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { StoreUnavailable, type EventStore, type FileStore } from '@mingjing/event-store';
import { eventOf } from '@mingjing/followers';
import { namedFiles } from '@mingjing/writer';
import { registry } from '../composition/constitution';

const PAGE = 1_000;
/** How every entry of a draw names its stream: canonical JSON leaves no other way. */
const OF_A_DRAW = Buffer.from('"stream":"draw/');
const PAUSES = { initialDelay: 200, maxDelay: 5_000 };

/**
 * Decisions of a draw read its frozen lists, at once and from this machine: whoever verifies the log
 * must hold them before the entries that lean on them are taken. No other decision reads files.
 */
export class DrawLists {
  constructor(private readonly files: FileStore) {}

  /** Returns once every list that the entries name lies here; asks again until the signal aborts. */
  async bring(entries: readonly Uint8Array[], signal: AbortSignal): Promise<void> {
    const names = new Set(entries.flatMap(listsIn));
    const patience = retry(handleAll, {
      maxAttempts: Number.MAX_SAFE_INTEGER,
      backoff: new ExponentialBackoff(PAUSES),
    });
    for (const name of names) {
      if (signal.aborted) return;
      await patience
        .execute(() => this.bringOne(name), signal)
        .catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
    }
  }

  /** The same for a log that lies here already. Rejects with `StoreUnavailable` where the keeper is away. */
  async bringAll(log: EventStore): Promise<void> {
    for (let next = 0; ;) {
      const page = await log.read(next, PAGE);
      for (const name of page.flatMap(listsIn)) await this.bringOne(name);
      if (page.length === 0) return;
      next += page.length;
    }
  }

  private async bringOne(name: string): Promise<void> {
    if (await this.files.has(name)) return;
    throw new StoreUnavailable(`The node that keeps the evidence does not hold the list ${name} of a draw.`);
  }
}

function listsIn(bytes: Uint8Array): readonly string[] {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(OF_A_DRAW)) return [];
  return namedFiles(registry, eventOf(bytes, 0)).map(({ sha256 }) => sha256);
}
