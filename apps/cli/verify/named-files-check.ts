import { rejection, toHex, type Registry, type Rejection } from '@mingjing/kernel';
import { sha256, type NamedFile } from '@mingjing/writer';
import { filesInEntry } from '../log/files-in-entry';
import type { LogSource } from '../log/log-source';

/** Names of files that were hashed already; forgetting one costs hashing it again. */
const REMEMBERED = 10_000;

export interface FileFault {
  /** Counts inside the bundle. */
  readonly entry: number;
  readonly file: string;
  readonly rejection: Rejection;
}

/** What one bundle's files came to. */
export interface FilesOfBundle {
  readonly hashed: number;
  readonly absent: number;
  readonly fault?: FileFault;
}

/** Hashes every file that entries name, as far as it is held. */
export class NamedFilesCheck {
  private readonly known = new Set<string>();

  constructor(
    private readonly source: LogSource,
    private readonly registry: Registry,
    /** Whether one that is not held is a fault. */
    private readonly isRequired = false,
  ) {}

  async of(entries: readonly Uint8Array[]): Promise<FilesOfBundle> {
    let [hashed, absent] = [0, 0];
    for (const [entry, bytes] of entries.entries()) {
      for (const file of this.newOnes(bytes)) {
        const found = await this.source.file(file.sha256);
        if (found === null) absent++;
        else hashed++;
        const wrong = found === null ? this.refuseAbsent(file) : refuseFile(found, file);
        if (wrong !== undefined)
          return { hashed, absent, fault: { entry, file: file.sha256, rejection: wrong } };
      }
    }
    return { hashed, absent };
  }

  private refuseAbsent({ sha256: file, size }: NamedFile): Rejection | undefined {
    if (!this.isRequired) return undefined;
    const reason = `The file ${file} of ${size} bytes that the entry names is not here: nobody has looked at it. Fetch it, or verify without --require-files.`;
    return rejection('file-missing', reason, { file });
  }

  private newOnes(bytes: Uint8Array): readonly NamedFile[] {
    const files = filesInEntry(this.registry, bytes).filter((file) => !this.known.has(file.sha256));
    if (this.known.size > REMEMBERED) this.known.clear();
    for (const { sha256: name } of files) this.known.add(name);
    return files;
  }
}

function refuseFile(bytes: Uint8Array, named: NamedFile): Rejection | undefined {
  const found = toHex(sha256(bytes));
  if (found !== named.sha256) {
    const reason = `The file ${named.sha256} that the entry names hashes to ${found}: its bytes were changed.`;
    return rejection('file-differs', reason, { file: named.sha256, found });
  }
  if (bytes.length === named.size) return undefined;
  const reason = `The entry says that the file ${named.sha256} has ${named.size} bytes; it has ${bytes.length}.`;
  return rejection('file-size-wrong', reason, { file: named.sha256, size: bytes.length });
}
