import type { LocalFileStore } from '@mingjing/event-store';
import { ok, type Result } from '@mingjing/kernel';
import { TILE_WIDTH, formatTilePath, type EntryBundle } from '@mingjing/log';
import { bundleMissing } from '../log/folder-source';
import type { LogSource } from '../log/log-source';
import type { OpenPlace } from './open-place';

/** An open log as the verifier reads it, on whatever engine. */
export class PlacedLog implements LogSource {
  readonly hasTiles = false;

  constructor(
    private readonly place: OpenPlace,
    private readonly evidence: LocalFileStore | undefined,
  ) {}

  get name(): string {
    return this.place.name;
  }

  async checkpoint(): Promise<string | null> {
    return (await this.place.checkpoints.get())?.note ?? null;
  }

  async entries(bundle: EntryBundle): Promise<Result<readonly Uint8Array[]>> {
    const entries = await this.place.store.read(bundle.index * TILE_WIDTH, bundle.width);
    return entries.length === bundle.width ? ok(entries) : bundleMissing(formatTilePath(bundle));
  }

  async tile(): Promise<null> {
    return null;
  }

  async file(sha256: string): Promise<Uint8Array | null> {
    return (await this.evidence?.get(sha256)) ?? null;
  }

  fileNow(sha256: string): Uint8Array | undefined {
    return this.evidence?.readNow(sha256);
  }

  /** The place is closed by whoever opened it. */
  async close(): Promise<void> {
    await Promise.resolve();
  }
}
