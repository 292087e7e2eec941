import { assertCount } from '../bounds';
import { assertNotLower } from '../checkpoint-order';
import type { CheckpointStore, StoredCheckpoint } from '../checkpoint-store';
import { StoreUnavailable } from '../store-errors';
import { CosignedNotes } from './cosigned-notes';
import { EngineConnection } from './engine-connection';
import { refuseLimits } from './engine-guard';
import { EngineStream } from './engine-stream';
import { KeptNotes, type KeptNote } from './kept-notes';
import type { KurrentDbOptions } from './kurrentdb-event-store';
import { TIME_LIMITS } from './time-limits';

/** Of one note, at places that others were faster to take. */
const COSIGNING_ATTEMPTS = 8;

/** Throws as `openKurrentDbEventStore` does. */
export async function openKurrentDbCheckpointStore(
  options: Omit<KurrentDbOptions, 'watch'>,
): Promise<KurrentDbCheckpointStore> {
  return checkpointStoreOn(EngineConnection.to(options.url), options);
}

/** Over a connection that this store alone uses, and closes. */
export async function checkpointStoreOn(
  connection: EngineConnection,
  options: Omit<KurrentDbOptions, 'url' | 'watch'>,
): Promise<KurrentDbCheckpointStore> {
  const limits = { ...TIME_LIMITS, ...options.limits };
  const swapped = new EngineStream(connection, options.stream, limits);
  const cosigned = new EngineStream(connection, `${options.stream}-cosigned`, limits);
  try {
    for (const stream of [swapped, cosigned]) await refuseLimits(stream);
    return new KurrentDbCheckpointStore(swapped, cosigned);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The signed checkpoints as a second stream: the version is the revision, a swap an append at it. */
export class KurrentDbCheckpointStore implements CheckpointStore {
  private readonly swapped: KeptNotes;
  private readonly witnessed: CosignedNotes;
  private newest: { readonly version: number; readonly kept: KeptNote } | undefined;
  private closed = false;

  /** Made by `openKurrentDbCheckpointStore`. */
  constructor(
    private readonly stream: EngineStream,
    cosigned: EngineStream,
  ) {
    this.swapped = new KeptNotes(stream);
    this.witnessed = new CosignedNotes(cosigned);
  }

  async get(): Promise<StoredCheckpoint | null> {
    const versions = await this.versions();
    if (versions === 0) return null;
    const { note, size } = await this.swapped.at(versions - 1);
    return { version: versions - 1, note: (await this.witnessed.of(size)) ?? note };
  }

  async swap(version: number | null, note: string, size: number): Promise<boolean> {
    this.assertOpen();
    assertCount(size, 'The size of a checkpoint');
    const next = (version ?? -1) + 1;
    const newest = await this.standing(next);
    if (newest === 'another') return false;
    // Whoever has lost is told so before his size is judged.
    if (size < (newest?.size ?? 0) && (await this.versions()) !== next) return false;
    assertNotLower(size, newest?.size);
    if (!(await this.swapped.append(next, { note, size }))) return false;
    this.newest = { version: next, kept: { note, size } };
    return true;
  }

  async at(size: number): Promise<string | null> {
    assertCount(size, 'The size of a checkpoint');
    let [low, high] = [0, (await this.versions()) - 1];
    let found: KeptNote | undefined;
    // Sizes never fall: the last version that is not larger is the one, if it has this size at all.
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const kept = await this.swapped.at(middle);
      if (kept.size <= size) [found, low] = [kept, middle + 1];
      else high = middle - 1;
    }
    if (found?.size !== size) return null;
    return (await this.witnessed.of(size)) ?? found.note;
  }

  async keepCosigned(size: number, note: string): Promise<boolean> {
    for (let attempt = 0; attempt < COSIGNING_ATTEMPTS; attempt++) {
      const standing = await this.at(size);
      if (standing === null || !note.startsWith(standing)) return false;
      // Who came first may have kept the note of another size.
      if (await this.witnessed.add(size, note)) return true;
    }
    return false;
  }

  async cosigned(max: number): Promise<readonly string[]> {
    this.assertOpen();
    assertCount(max, 'The number of notes');
    return this.witnessed.newestFirst(max);
  }

  async read(from: number, max: number): Promise<readonly StoredCheckpoint[]> {
    this.assertOpen();
    assertCount(from, 'A version');
    assertCount(max, 'A number of checkpoints');
    const kept = await this.swapped.from(from, max);
    return kept.map(({ note }, i) => ({ version: from + i, note }));
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.stream.connection.close();
  }

  /** The one before version `next`; undefined before the first; `another` where that is not the newest. */
  private async standing(next: number): Promise<KeptNote | undefined | 'another'> {
    if (this.newest?.version === next - 1) return this.newest.kept;
    if ((await this.versions()) !== next) return 'another';
    return next === 0 ? undefined : this.swapped.at(next - 1);
  }

  private async versions(): Promise<number> {
    this.assertOpen();
    return this.stream.size();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('The checkpoint store is closed.');
  }
}
