import { closeSync, ftruncateSync, openSync, renameSync, rmSync } from 'node:fs';
import { StoreUnavailable } from '@mingjing/event-store';
import type { IndexChanges } from '../world/ledger-index';
import { usageOf, writeAll, writeCompacted } from './compact';
import { CHECK_BYTES, headerBytes, readHead, type Header } from './format';
import { Kept } from './kept';
import { PartBytes } from './part-bytes';
import { headerIn, openIfThere } from './parts-of-file';

/** By how many bytes what is wasted may outgrow what is used before the file is written anew. */
export interface Slack {
  /** As it is opened, when nobody waits yet. */
  readonly opening: number;
  readonly running: number;
}

const SLACK: Slack = { opening: 1 << 22, running: 1 << 30 };

/**
 * The file of an index, opened or begun; nobody else writes to it. What stands behind its last whole part is
 * cut off. Told by another fold or by who has not the key, torn in its first writing, or none of ours, it is begun anew.
 */
export class KeptFile {
  private readonly part: PartBytes;
  private readonly header: Buffer;
  private now: Kept;

  /** StoreUnavailable where it can be neither read nor made. */
  constructor(
    private readonly path: string,
    private readonly fold: string,
    private readonly key: Uint8Array,
    private readonly slack = SLACK,
  ) {
    this.part = new PartBytes(key);
    this.header = headerBytes(fold);
    this.now = this.surely(() => this.open() ?? this.begin());
    this.compactBeyond(slack.opening);
  }

  get kept(): Kept {
    return this.now;
  }

  /** Writes one part, and tells it from then on. `layOut` adds its rows: names and texts. */
  append(
    { size, root }: Pick<IndexChanges, 'size' | 'root'>,
    ids: Uint8Array,
    layOut: (add: (name: string, text: string) => void) => void,
  ): void {
    const { part, now } = this;
    part.begin(ids);
    layOut((name, text) => part.add(name, text));
    const bytes = part.seal(now.check, size, root);
    const at = now.end;
    this.surely(() => writeAll(now.file, bytes, at));
    now.take({ at, bytes, head: readHead(bytes) });
    this.compactBeyond(this.slack.running);
  }

  clear(): void {
    const before = this.now;
    this.now = this.surely(() => this.begin());
    before.close();
  }

  close(): void {
    this.now.close();
  }

  /** Undefined where there is none that goes on. */
  private open(): Kept | undefined {
    const file = openIfThere(this.path, 'r+');
    if (file === undefined) return undefined;
    const header = headerIn(file);
    const kept = header?.check.equals(this.ownHeader().check) === true ? new Kept(file, header) : undefined;
    const end = kept?.readAll();
    if (kept === undefined || end === undefined || kept.isTorn || !kept.isBy(this.key)) {
      closeSync(file);
      return undefined;
    }
    if (end.how !== 'whole') ftruncateSync(file, kept.end);
    return kept;
  }

  /** Whoever reads the former one goes on with it. */
  private begin(fill: (kept: Kept) => void = () => undefined): Kept {
    const beside = `${this.path}.new`;
    const file = openSync(beside, 'w+');
    try {
      writeAll(file, this.header, 0);
      const kept = new Kept(file, this.ownHeader());
      fill(kept);
      kept.readAll();
      renameSync(beside, this.path);
      return kept;
    } catch (error) {
      closeSync(file);
      rmSync(beside, { force: true });
      throw error;
    }
  }

  private compactBeyond(slack: number): void {
    const before = this.now;
    const { used, wasted } = usageOf(before);
    if (wasted <= used + slack) return;
    this.now = this.surely(() => this.begin((into) => writeCompacted(before, into, new PartBytes(this.key))));
    before.close();
  }

  private ownHeader(): Header {
    return { fold: this.fold, check: this.header.subarray(-CHECK_BYTES) };
  }

  private surely<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (cause) {
      throw new StoreUnavailable(`The index ${this.path} cannot be read or written.`, { cause });
    }
  }
}
