import { assertFits, contentHash } from './content-hash';
import { DEFAULT_FILE_LIMIT, type FileStore, type ImmediateFiles } from './file-store';

/** The promises of the port but for durability: the files live as long as the map. */
export class MemoryFileStore implements FileStore, ImmediateFiles {
  constructor(
    private readonly files = new Map<string, Uint8Array>(),
    private readonly limit = DEFAULT_FILE_LIMIT,
  ) {}

  async put(bytes: Uint8Array): Promise<string> {
    assertFits(bytes, this.limit);
    const name = contentHash(bytes);
    this.files.set(name, bytes.slice());
    return name;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    return this.readNow(sha256);
  }

  async has(sha256: string): Promise<boolean> {
    return this.files.has(sha256);
  }

  async size(sha256: string): Promise<number | undefined> {
    return this.files.get(sha256)?.length;
  }

  readNow(sha256: string): Uint8Array | undefined {
    return this.files.get(sha256)?.slice();
  }
}
