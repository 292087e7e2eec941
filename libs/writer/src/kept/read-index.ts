import { closeSync } from 'node:fs';
import { toHex } from '@mingjing/kernel';
import { ID_BYTES } from '../world/id-column';
import { UNIT } from './format';
import { Kept, type KeptEnd } from './kept';
import { rowOf, type KeptRow, type Standing } from './kept-rows';
import { headerIn, openIfThere } from './parts-of-file';

const IDS_AT_ONCE = 1_024;

/** The index of a ledger as it stands in a file, for whoever checks it; the ledger may write on meanwhile. */
export class ReadIndex {
  private constructor(
    private readonly kept: Kept,
    /** How far the file holds. */
    readonly end: KeptEnd,
  ) {}

  /** 'none' where there is no file, 'foreign' where it does not begin as an index does. */
  static open(path: string): ReadIndex | 'none' | 'foreign' {
    const file = openIfThere(path, 'r');
    if (file === undefined) return 'none';
    const header = headerIn(file);
    if (header === undefined) {
      closeSync(file);
      return 'foreign';
    }
    const kept = new Kept(file, header);
    return new ReadIndex(kept, kept.readAll());
  }

  /** Version of the code that folded it. */
  get fold(): string {
    return this.kept.header.fold;
  }

  get size(): number {
    return this.kept.size;
  }

  /** Hex root of the log that it tells; undefined where it was told none. */
  get root(): string | undefined {
    return this.kept.root;
  }

  /** Places of rows are lower. */
  get places(): number {
    return this.kept.end / UNIT;
  }

  /** Streams and facts that it tells. */
  get rowCount(): number {
    return this.kept.rows.count;
  }

  /** Of every entry, in their order: 32 hex digits. */
  *ids(): Iterable<string> {
    for (let from = 0; from < this.size; from += IDS_AT_ONCE) {
      const hex = toHex(this.kept.ids.slice(from, Math.min(IDS_AT_ONCE, this.size - from)));
      for (let at = 0; at < hex.length; at += 2 * ID_BYTES) yield hex.slice(at, at + 2 * ID_BYTES);
    }
  }

  /** Every row that stands, streams under a table without a name. */
  *rows(): Iterable<KeptRow> {
    for (const record of this.kept.rows.all()) yield rowOf(record);
  }

  /** Undefined where none stands; streams stand under a table without a name. */
  find(table: string, key: string): Standing | undefined {
    return this.kept.rows.find(table, key);
  }

  close(): void {
    this.kept.close();
  }
}
