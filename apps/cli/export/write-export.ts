import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { equalBytes, toHex, type Registry } from '@mingjing/kernel';
import {
  encodeEntryBundle,
  entryBundles,
  formatTilePath,
  leafHash,
  type Checkpoint,
  type EntryBundle,
  type Tile,
} from '@mingjing/log';
import { sha256 } from '@mingjing/writer';
import { CliFailure, EXIT } from '../failure';
import { filesInEntry } from '../log/files-in-entry';
import type { LogSource } from '../log/log-source';
import { readAhead } from '../log/read-ahead';
import { TileSpool } from '../log/tile-spool';
import { NEW_TILES, claimedCheckpoint, clearUnfinished, earlierExport, takePlace } from './export-target';
import { alteredFile, anotherHistory, notTheSigned, olderThan } from './export-refusals';

export interface Exported extends Pick<Checkpoint, 'origin' | 'size'> {
  readonly files: number;
  /** Named by the log, not held where it was read: evidence may stay behind. */
  readonly filesAbsent: number;
}

export interface ExportOptions {
  readonly registry: Registry;
  /** A folder for this run alone, which the caller removes. */
  readonly temporary: string;
  readonly onProgress?: (entries: number, size: number) => void;
}

const AHEAD = 4;
/** Names of files that were copied already; forgetting one costs copying it again. */
const REMEMBERED = 10_000;

/**
 * Copies a log into a folder, exactly as its checkpoint says: `tile/…`, `files/…`, `checkpoint`. Any static file
 * server is then a mirror. An earlier export of the same log stands there whole until all of the new one does, and gives
 * way only to a log that contains it: it may be the only copy of what was lost here, or the proof of a fork.
 * Throws CliFailure where the folder belongs to something else, where the earlier export is not contained, or
 * where the entries are not those that were signed.
 */
export async function writeExport(source: LogSource, dir: string, options: ExportOptions): Promise<Exported> {
  const { note, checkpoint } = await claimedCheckpoint(source);
  const earlier = await earlierExport(dir, checkpoint.origin);
  if (earlier !== undefined && earlier.size > checkpoint.size) throw olderThan(dir, earlier, checkpoint);
  const copy = new Copy(source, dir, options);
  try {
    await copy.all(checkpoint);
    if (earlier !== undefined) copy.demandContained(earlier);
  } catch (error) {
    await clearUnfinished(dir);
    throw error;
  } finally {
    copy.close();
  }
  await takePlace(dir, note);
  return { origin: checkpoint.origin, size: checkpoint.size, ...copy.counts };
}

class Copy {
  readonly counts = { files: 0, filesAbsent: 0 };
  private readonly spool: TileSpool;
  private readonly finished: (readonly [Tile, Uint8Array])[] = [];
  private readonly copied = new Set<string>();

  constructor(
    private readonly source: LogSource,
    private readonly dir: string,
    private readonly options: ExportOptions,
  ) {
    this.spool = new TileSpool(sha256, options.temporary, (tile, bytes) => this.finished.push([tile, bytes]));
  }

  async all({ size, root }: Checkpoint): Promise<void> {
    for await (const [bundle, entries] of readAhead(entryBundles(size), (at) => this.load(at), AHEAD)) {
      for (const bytes of entries) this.spool.append(leafHash(sha256, bytes));
      this.finished.push([bundle, encodeEntryBundle(entries)]);
      await this.copyFiles(entries);
      await this.writeFinished();
      this.options.onProgress?.(this.spool.size, size);
    }
    this.spool.finish();
    await this.writeFinished();
    if (!equalBytes(this.spool.root(size), root)) throw notTheSigned(toHex(root));
  }

  /** Throws CliFailure unless what was copied begins with what was exported before. */
  demandContained({ size, root }: Checkpoint): void {
    const found = this.spool.root(size);
    if (!equalBytes(found, root)) throw anotherHistory(this.dir, size, toHex(root), toHex(found));
  }

  close(): void {
    this.spool.close();
  }

  private async load(bundle: EntryBundle): Promise<readonly [EntryBundle, readonly Uint8Array[]]> {
    const entries = await this.source.entries(bundle);
    if (entries.ok) return [bundle, entries.value];
    throw new CliFailure(`${this.source.name}: ${entries.rejection.reason}`, EXIT.no);
  }

  private async copyFiles(entries: readonly Uint8Array[]): Promise<void> {
    for (const { sha256: name } of entries.flatMap((bytes) => filesInEntry(this.options.registry, bytes))) {
      if (this.copied.has(name)) continue;
      if (this.copied.size >= REMEMBERED) this.copied.clear();
      this.copied.add(name);
      await this.copyFile(name);
    }
  }

  private async copyFile(name: string): Promise<void> {
    const bytes = await this.source.file(name);
    if (bytes === null) {
      this.counts.filesAbsent++;
      return;
    }
    if (toHex(sha256(bytes)) !== name) throw alteredFile(this.source.name, name);
    this.counts.files++;
    await this.write(`files/${name}`, bytes);
  }

  private async writeFinished(): Promise<void> {
    const tiles = this.finished.splice(0);
    const beside = (tile: Tile): string => formatTilePath(tile).replace('tile', NEW_TILES);
    await Promise.all(tiles.map(([tile, bytes]) => this.write(beside(tile), bytes)));
  }

  private async write(path: string, bytes: Uint8Array): Promise<void> {
    const file = join(this.dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
