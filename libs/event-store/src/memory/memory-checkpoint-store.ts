import { assertCount } from '../bounds';
import type { CheckpointStore, StoredCheckpoint } from '../checkpoint-store';
import { assertNotLower } from '../checkpoint-order';
import { StoreUnavailable } from '../store-errors';

interface Kept {
  readonly note: string;
  readonly size: number;
}

/** What outlives a handle: checkpoints by version. */
export class MemoryCheckpoints {
  readonly kept: Kept[] = [];
  readonly cosigned = new Map<number, string>();
}

/** The promises of the port but for durability. */
export class MemoryCheckpointStore implements CheckpointStore {
  private open = true;

  constructor(private readonly checkpoints = new MemoryCheckpoints()) {}

  async get(): Promise<StoredCheckpoint | null> {
    this.assertOpen();
    const { kept, cosigned } = this.checkpoints;
    const newest = kept.at(-1);
    if (newest === undefined) return null;
    return { version: kept.length - 1, note: cosigned.get(newest.size) ?? newest.note };
  }

  async swap(version: number | null, note: string, size: number): Promise<boolean> {
    this.assertOpen();
    assertCount(size, 'The size of a checkpoint');
    const { kept } = this.checkpoints;
    if (kept.length !== (version ?? -1) + 1) return false;
    assertNotLower(size, kept.at(-1)?.size);
    kept.push({ note, size });
    return true;
  }

  async at(size: number): Promise<string | null> {
    this.assertOpen();
    assertCount(size, 'The size of a checkpoint');
    const { kept, cosigned } = this.checkpoints;
    return cosigned.get(size) ?? kept.findLast((one) => one.size === size)?.note ?? null;
  }

  async keepCosigned(size: number, note: string): Promise<boolean> {
    const standing = await this.at(size);
    if (standing === null || !note.startsWith(standing)) return false;
    this.checkpoints.cosigned.set(size, note);
    return true;
  }

  async cosigned(max: number): Promise<readonly string[]> {
    this.assertOpen();
    assertCount(max, 'The number of notes');
    const newestFirst = [...this.checkpoints.cosigned].sort(([a], [b]) => b - a);
    return newestFirst.slice(0, max).map(([, note]) => note);
  }

  async read(from: number, max: number): Promise<readonly StoredCheckpoint[]> {
    this.assertOpen();
    assertCount(from, 'A version');
    assertCount(max, 'A number of checkpoints');
    return this.checkpoints.kept.slice(from, from + max).map(({ note }, i) => ({ version: from + i, note }));
  }

  async close(): Promise<void> {
    this.open = false;
  }

  private assertOpen(): void {
    if (!this.open) throw new StoreUnavailable('The checkpoint store is closed.');
  }
}
