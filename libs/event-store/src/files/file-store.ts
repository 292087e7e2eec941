/**
 * Content-addressed files: photographs, documents, lists too long for an entry. The log holds their
 * `{"sha256","size"}`; the name of a file is the lower-case hex of the SHA-256 of its bytes.
 *
 * Durability: once `put` has answered, the bytes survive as an entry does.
 *
 * Ordering and concurrency: none needed. The same bytes have the same name, so putting them twice,
 * or from two sides at once, is putting them once. A file never changes and is never removed.
 *
 * Missing values: a name that no file has, or that is no SHA-256 at all, gives undefined.
 *
 * Errors: `FileTooLarge` beyond the store's limit, `FileAltered` where the bytes held are no longer
 * those of the name, `StoreUnavailable` where the store cannot be read or written.
 */
export interface FileStore {
  /** Holds the bytes and gives their name. Putting good bytes heals a file that has been altered. */
  put(bytes: Uint8Array): Promise<string>;

  /** The bytes, hashed again as they are read. */
  get(sha256: string): Promise<Uint8Array | undefined>;

  /** Whether a file of this name is held; its bytes are not read. */
  has(sha256: string): Promise<boolean>;

  /** Bytes of the file that is held under this name; they are neither read nor hashed where they lie on this machine. */
  size(sha256: string): Promise<number | undefined>;
}

/** What a deciding function needs, which cannot wait: the same as `get`, at once. */
export interface ImmediateFiles {
  readNow(sha256: string): Uint8Array | undefined;
}

/** Bytes: the frozen list of three million entities has 164 MB. What comes over HTTP is limited there. */
export const DEFAULT_FILE_LIMIT = 512 * 1024 * 1024;

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';

  constructor(size: number, limit: number) {
    super(`A file of ${String(size)} bytes is more than the ${String(limit)} that are taken.`);
  }
}

export class FileAltered extends Error {
  override readonly name = 'FileAltered';

  constructor(readonly sha256: string) {
    super(
      `The bytes held as ${sha256} are not those of that name: the file was altered or damaged. Put it back from a backup or an export.`,
    );
  }
}
