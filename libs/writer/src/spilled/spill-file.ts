import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that wait in memory until they are written together. */
const BUFFER_BYTES = 1 << 20;
/** Places count in these, so that 32 bits of place reach 64 GiB. */
const UNIT = 16;
const HEADER = 8;
/** What is read at first: nearly all records are shorter. */
const FIRST_READ = 1_024;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

export interface SpilledRecord {
  /** Units of UTF-16 at which the record's text is parted. */
  readonly parted: number;
  readonly text: string;
  /** Place of the record behind it. */
  readonly next: number;
}

/**
 * A file that is only appended to, and read again by whoever wrote it; no promise of durability, none
 * needed. A record, padded with whatever lies there to 16 bytes:
 *
 *   u32le bytes of the text ‖ u32le parted ‖ text in UTF-8
 */
export class SpillFile {
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  /** Bytes in the file, and behind them in the buffer. */
  private written = 0;
  private waiting = 0;

  /** An empty file; one that stands there is emptied. */
  constructor(path: string) {
    this.file = openSync(path, 'w+');
  }

  /** The place of the record that is appended next. */
  get end(): number {
    return (this.written + this.waiting) / UNIT;
  }

  append(text: string, parted: number): void {
    const most = HEADER + UNIT + text.length * MOST_BYTES;
    if (this.waiting + most > BUFFER_BYTES) this.flush();
    if (most > BUFFER_BYTES) {
      this.writeAlone(text, parted);
      return;
    }
    this.waiting += padded(encode(this.buffer, this.waiting, text, parted));
  }

  at(place: number): SpilledRecord {
    const from = place * UNIT;
    let bytes = this.read(from, FIRST_READ);
    const end = HEADER + bytes.readUInt32LE(0);
    if (end > bytes.length) bytes = this.read(from, end);
    const text = bytes.toString('utf8', HEADER, end);
    return { parted: bytes.readUInt32LE(4), text, next: place + padded(end) / UNIT };
  }

  close(): void {
    closeSync(this.file);
  }

  private writeAlone(text: string, parted: number): void {
    const record = Buffer.alloc(padded(HEADER + Buffer.byteLength(text)));
    encode(record, 0, text, parted);
    writeSync(this.file, record, 0, record.length, this.written);
    this.written += record.length;
  }

  /** A view where it still waits: it holds until the next append. */
  private read(position: number, bytes: number): Buffer {
    if (position >= this.written) return this.buffer.subarray(position - this.written, this.waiting);
    const room = Buffer.allocUnsafe(Math.min(bytes, this.written - position));
    return room.subarray(0, readSync(this.file, room, 0, room.length, position));
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.waiting, this.written);
    this.written += this.waiting;
    this.waiting = 0;
  }
}

/** Bytes of the record. */
function encode(buffer: Buffer, at: number, text: string, parted: number): number {
  const bytes = buffer.write(text, at + HEADER, 'utf8');
  buffer.writeUInt32LE(bytes, at);
  buffer.writeUInt32LE(parted, at + 4);
  return HEADER + bytes;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / UNIT) * UNIT;
}
