import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { DiskCall } from './disk-calls';
import { RecordedFile, type Stays } from './recorded-file';

/** Names that came or went by one call, which comes to the disk whole or not at all. */
interface Naming {
  readonly at: number;
  readonly folder: string;
  readonly names: readonly (readonly [string, Kept | undefined])[];
}

type Kept = 'folder' | RecordedFile;
type Taking = { readonly [K in DiskCall['kind']]: (call: Extract<DiskCall, { readonly kind: K }>) => void };

/**
 * What a disk holds that promises no more than POSIX does: the bytes of a file are safe once the file was
 * flushed, its name once the folder was; of all else anything may be there or not, sector by sector.
 */
export class RecordedDisk {
  private readonly seen = new Map<string, Kept>();
  private readonly safe = new Map<string, Kept>();
  private unsafe: Naming[] = [];
  private at = 0;

  private readonly taking: Taking = {
    made: ({ path, folder }) => this.make(path, folder ? 'folder' : new RecordedFile()),
    written: ({ path, bytes, offset }) => this.file(path).write(this.at, bytes, offset),
    cut: ({ path, size }) => {
      this.make(path, new RecordedFile());
      this.file(path).cut(this.at, size);
    },
    renamed: ({ path, to }) => this.name([to, this.file(path)], [path, undefined]),
    removed: ({ path }) => this.name([path, undefined]),
    flushed: ({ path, beside }) => {
      if (this.heeds(relative(this.folder, path))) this.flush(path, this.at - 1 - beside);
    },
    printed: () => undefined,
  };

  /** `heeds`: whether it does what it is asked when that path is to be flushed. The folder itself is safe. */
  constructor(
    private readonly folder: string,
    private readonly heeds: (path: string) => boolean = () => true,
  ) {}

  take(call: DiskCall): void {
    this.at++;
    (this.taking[call.kind] as (call: DiskCall) => void)(call);
  }

  /** Writes into a new folder what is there when the power comes back. */
  copyTo(target: string, stays: Stays): void {
    const there = new Map(this.safe).set(this.folder, 'folder');
    for (const naming of this.unsafe) if (stays()) apply(naming, there);
    for (const [path, kept] of [...there].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const copy = join(target, relative(this.folder, path));
      // A folder whose name was lost is lost with all that lies in it.
      if (path !== this.folder && !there.has(dirname(path))) there.delete(path);
      else if (kept === 'folder') mkdirSync(copy, { recursive: true });
      else writeFileSync(copy, kept.content(stays));
    }
  }

  private make(path: string, kept: Kept): void {
    if (!this.seen.has(path)) this.name([path, kept]);
  }

  private file(path: string): RecordedFile {
    const kept = this.seen.get(path);
    if (kept instanceof RecordedFile) return kept;
    throw new Error(`There is no file ${path} on the disk`);
  }

  private name(...names: Naming['names']): void {
    const naming = { at: this.at, folder: dirname(names[0]?.[0] ?? ''), names };
    apply(naming, this.seen);
    this.unsafe.push(naming);
  }

  private flush(path: string, covered: number): void {
    const kept = this.seen.get(path);
    if (kept instanceof RecordedFile) {
      kept.flush(covered);
      return;
    }
    for (const naming of this.unsafe) {
      if (naming.folder === path && naming.at <= covered) apply(naming, this.safe);
    }
    this.unsafe = this.unsafe.filter(({ folder, at }) => folder !== path || at > covered);
  }
}

function apply({ names }: Naming, to: Map<string, Kept>): void {
  for (const [path, kept] of names) {
    if (kept === undefined) to.delete(path);
    else to.set(path, kept);
  }
}
