import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '@mingjing/kernel';
import { decodeEntryBundle, formatTilePath, type EntryBundle, type HashTile } from '@mingjing/log';
import { unavailable } from '../failure';
import { bundleMissing } from './folder-source';
import type { LogSource } from './log-source';

/**
 * A log that is served. Bundles and files need a reader's token. What was fetched as a file is kept
 * in `cache`, a temporary folder, for decisions that read lists.
 */
export class HttpSource implements LogSource {
  readonly hasTiles = true;

  constructor(
    readonly name: string,
    private readonly cache: string,
    /** Made anew for each request: a token lives a quarter of an hour. */
    private readonly token: () => string | undefined,
  ) {}

  async checkpoint(): Promise<string | null> {
    const bytes = await this.get('checkpoint');
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  }

  async cosigned(): Promise<readonly string[]> {
    const bytes = await this.get('witnessed');
    return bytes === null ? [] : [Buffer.from(bytes).toString('utf8')];
  }

  async entries(bundle: EntryBundle): Promise<Result<readonly Uint8Array[]>> {
    const path = formatTilePath(bundle);
    const bytes = await this.get(path);
    return bytes === null ? bundleMissing(path) : decodeEntryBundle(bytes, bundle.width);
  }

  tile(tile: HashTile): Promise<Uint8Array | null> {
    return this.get(formatTilePath(tile));
  }

  async file(sha256: string): Promise<Uint8Array | null> {
    const bytes = await this.get(`files/${sha256}`);
    if (bytes !== null) await writeFile(join(this.cache, sha256), bytes);
    return bytes;
  }

  fileNow(sha256: string): Uint8Array | undefined {
    try {
      return readFileSync(join(this.cache, sha256));
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    // The cache goes with its temporary folder.
  }

  private async get(path: string): Promise<Uint8Array | null> {
    const token = this.token();
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`${this.name}/${path}`, { headers }).catch((cause: unknown) => {
      throw unavailable(
        `${this.name} cannot be reached; check the address and that the service runs.`,
        cause,
      );
    });
    if (answer.status === 404) return null;
    if (answer.status === 401 || answer.status === 403) throw refusedTo(this.name, path, answer.status);
    if (!answer.ok) throw unavailable(`${this.name}/${path} answered ${String(answer.status)}; try again.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

function refusedTo(name: string, path: string, status: number): Error {
  const what =
    status === 401
      ? 'It needs a reader: give --key FILE (a key enrolled there) or --token-file FILE.'
      : 'The whole log takes a role that reads everything, such as AUDITOR, and parts of a draw are sealed until its last side is unblinded.';
  return unavailable(`${name}/${path} was refused (${String(status)}). ${what}`);
}
