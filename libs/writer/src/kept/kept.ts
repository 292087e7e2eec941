import { closeSync } from 'node:fs';
import { IdColumn, ID_BYTES } from '../world/id-column';
import {
  CHECK_BYTES,
  END_BYTES,
  GOES_ON,
  HEADER_BYTES,
  HEAD_BYTES,
  UNIT,
  recordIn,
  type Header,
} from './format';
import { KeptRecords } from './kept-records';
import { KeptRows, placeOf } from './kept-rows';
import { isTagged } from './part-checks';
import { partsIn, readAt, type Part, type PartsEnd } from './parts-of-file';

/** How the reading of a file ended, and at which byte. */
export type KeptEnd = Pick<PartsEnd, 'at' | 'how'>;

/** What the parts of a file tell: read from its beginning, and from then on as it grows. */
export class Kept {
  readonly ids = new IdColumn();
  readonly rows: KeptRows;
  private readonly records: KeptRecords;
  private lastCheck: Buffer;
  /** Where the last part begins, and the check before it. */
  private last: { readonly at: number; readonly before: Buffer } | undefined;
  private goesOn = false;
  private told: { readonly size: number; readonly root: string | undefined } = { size: 0, root: undefined };

  /** Tells nothing yet. */
  constructor(
    readonly file: number,
    readonly header: Header,
  ) {
    this.lastCheck = header.check;
    this.records = new KeptRecords(file, HEADER_BYTES);
    this.rows = new KeptRows(this.records);
  }

  /** Of parts that count only together the last is missing: nothing of what is told here may be believed. */
  get isTorn(): boolean {
    return this.goesOn;
  }

  /** Entries that are told. */
  get size(): number {
    return this.goesOn ? 0 : this.told.size;
  }

  /** Hex root of the log of that size. */
  get root(): string | undefined {
    return this.told.root;
  }

  /** Bytes of the file up to the end of the last part. */
  get end(): number {
    return this.records.end;
  }

  /** That the last part ends with: the one before the next. */
  get check(): Buffer {
    return this.lastCheck;
  }

  /** Whether who has that key wrote all that is told: the tag of the last part binds those before it. */
  isBy(key: Uint8Array): boolean {
    if (this.last === undefined) return true;
    const { at, before } = this.last;
    return isTagged(key, before, readAt(this.file, at, this.end - at));
  }

  /** Takes part after part of the file, as far as they hold. */
  readAll(): KeptEnd {
    const parts = partsIn(this.file, this.header);
    for (;;) {
      const next = parts.next();
      if (next.done === true) return next.value;
      if (!this.follows(next.value)) return { at: next.value.at, how: 'damaged' };
      this.take(next.value);
    }
  }

  /** Takes what a part says, once it stands in the file behind the others. */
  take({ head, bytes, at }: Part): void {
    let from = HEAD_BYTES + head.ids * ID_BYTES;
    this.ids.append(bytes.subarray(HEAD_BYTES, from));
    this.records.end = at + head.bytes;
    while (from < head.bytes - END_BYTES) {
      const record = recordIn(bytes, from);
      if (record === undefined) throw new Error(`No record of the index stands at byte ${String(at + from)}`);
      const { table, key } = placeOf(record);
      this.rows.take(table, key, (at + from) / UNIT, record.bytes, record.text < record.end);
      from += record.bytes;
    }
    this.last = { at, before: this.lastCheck };
    this.lastCheck = Buffer.from(bytes.subarray(-CHECK_BYTES));
    this.goesOn = head.size === GOES_ON;
    if (!this.goesOn) this.told = head;
  }

  close(): void {
    closeSync(this.file);
  }

  /** A check can be computed by anybody: each entry that is told must have its id. */
  private follows({ head }: Part): boolean {
    return head.size === GOES_ON || head.size === this.ids.size + head.ids;
  }
}
