import { readFileSync } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreUnavailable } from '../store-errors';
import { assertFits, assertUnaltered, contentHash, isContentHash } from './content-hash';
import { flushFolder, writeDurably } from './durable-file';
import { DEFAULT_FILE_LIMIT, type FileStore, type ImmediateFiles } from './file-store';

/**
 * Files in a folder of one machine:
 *
 *   <folder>/9f/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 */
export class LocalFileStore implements FileStore, ImmediateFiles {
  /** The folder is made when the first file is put. `limit` is in bytes. */
  constructor(
    private readonly folder: string,
    private readonly limit = DEFAULT_FILE_LIMIT,
  ) {}

  async put(bytes: Uint8Array): Promise<string> {
    assertFits(bytes, this.limit);
    const name = contentHash(bytes);
    const path = this.pathOf(name);
    try {
      const held = await readIfThere(() => readFile(path));
      // Whoever put it first may not have come to flush the folder.
      if (held !== undefined && contentHash(held) === name) await flushFolder(dirname(path));
      else await writeDurably(path, bytes);
    } catch (cause) {
      throw new StoreUnavailable(`The file ${name} cannot be stored.`, { cause });
    }
    return name;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!isContentHash(sha256)) return undefined;
    const bytes = await readIfThere(() => readFile(this.pathOf(sha256))).catch(unreadable(sha256));
    return bytes === undefined ? undefined : assertUnaltered(bytes, sha256);
  }

  async has(sha256: string): Promise<boolean> {
    if (!isContentHash(sha256)) return false;
    const found = await readIfThere(async () => (await access(this.pathOf(sha256)), true)).catch(
      unreadable(sha256),
    );
    return found ?? false;
  }

  async size(sha256: string): Promise<number | undefined> {
    if (!isContentHash(sha256)) return undefined;
    const found = await readIfThere(() => stat(this.pathOf(sha256))).catch(unreadable(sha256));
    return found?.size;
  }

  readNow(sha256: string): Uint8Array | undefined {
    if (!isContentHash(sha256)) return undefined;
    const bytes = this.readHeld(sha256);
    return bytes === undefined ? undefined : assertUnaltered(bytes, sha256);
  }

  private readHeld(sha256: string): Uint8Array | undefined {
    try {
      return readFileSync(this.pathOf(sha256));
    } catch (error) {
      return isMissing(error) ? undefined : unreadable(sha256)(error);
    }
  }

  private pathOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

async function readIfThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function unreadable(sha256: string): (cause: unknown) => never {
  return (cause) => {
    throw new StoreUnavailable(`The file ${sha256} cannot be read.`, { cause });
  };
}
