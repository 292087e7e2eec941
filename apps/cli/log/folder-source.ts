import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refused, type Result } from '@mingjing/kernel';
import { decodeEntryBundle, formatTilePath, type EntryBundle, type HashTile } from '@mingjing/log';
import type { LogSource } from './log-source';

/** An exported log: `checkpoint`, `tile/…` and `files/…` directly in the folder. */
export class FolderSource implements LogSource {
  readonly hasTiles = true;

  constructor(readonly name: string) {}

  async checkpoint(): Promise<string | null> {
    const bytes = await readIfThere(join(this.name, 'checkpoint'));
    return bytes === null ? null : bytes.toString('utf8');
  }

  async entries(bundle: EntryBundle): Promise<Result<readonly Uint8Array[]>> {
    const path = formatTilePath(bundle);
    const bytes = readNow(join(this.name, path));
    if (bytes === null) return bundleMissing(path);
    return decodeEntryBundle(bytes, bundle.width);
  }

  async tile(tile: HashTile): Promise<Uint8Array | null> {
    return readNow(join(this.name, formatTilePath(tile)));
  }

  async file(sha256: string): Promise<Uint8Array | null> {
    return readIfThere(join(this.name, 'files', sha256));
  }

  fileNow(sha256: string): Uint8Array | undefined {
    return readNow(join(this.name, 'files', sha256)) ?? undefined;
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }
}

export function bundleMissing(path: string): Result<never> {
  return refused('bundle-missing', `${path} is missing, though the checkpoint calls for it.`, { entry: 0 });
}

/** Bundles and tiles are short: to hand each of them to a thread and back takes longer than to read it. */
function readNow(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
