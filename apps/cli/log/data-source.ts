import {
  FileAltered,
  LocalFileStore,
  openSqliteCheckpointStore,
  openSqliteEventStore,
  type CheckpointStore,
  type EventStore,
} from '@mingjing/event-store';
import { ok, type Result } from '@mingjing/kernel';
import { formatTilePath, TILE_WIDTH, type EntryBundle } from '@mingjing/log';
import type { DataFolder } from '../../ledger/composition/data-folder';
import { bundleMissing } from './folder-source';
import type { LogSource } from './log-source';

/** More than a ledger seals while one witness is away for a day. */
const MAX_COSIGNED = 10_000;

/** The data folder itself, read beside a running service: nothing is locked and nothing written. */
export class DataSource implements LogSource {
  readonly name: string;
  readonly hasTiles = false;
  private readonly store: EventStore;
  private readonly checkpoints: CheckpointStore;
  private readonly evidence: LocalFileStore;

  constructor(folder: DataFolder) {
    this.name = folder.root;
    this.store = openSqliteEventStore(folder.ledger, { readOnly: true });
    this.checkpoints = openSqliteCheckpointStore(folder.checkpoint, { readOnly: true });
    this.evidence = new LocalFileStore(folder.evidence);
  }

  async checkpoint(): Promise<string | null> {
    return (await this.checkpoints.get())?.note ?? null;
  }

  cosigned(): Promise<readonly string[]> {
    return this.checkpoints.cosigned(MAX_COSIGNED);
  }

  async entries(bundle: EntryBundle): Promise<Result<readonly Uint8Array[]>> {
    const entries = await this.store.read(bundle.index * TILE_WIDTH, bundle.width);
    return entries.length === bundle.width ? ok(entries) : bundleMissing(formatTilePath(bundle));
  }

  async tile(): Promise<null> {
    return null;
  }

  async file(sha256: string): Promise<Uint8Array | null> {
    try {
      return (await this.evidence.get(sha256)) ?? null;
    } catch (error) {
      // Whoever asked hashes what he gets; bytes that have another name will show.
      if (error instanceof FileAltered) return new Uint8Array();
      throw error;
    }
  }

  fileNow(sha256: string): Uint8Array | undefined {
    return this.evidence.readNow(sha256);
  }

  async close(): Promise<void> {
    await Promise.all([this.store.close(), this.checkpoints.close()]);
  }
}
