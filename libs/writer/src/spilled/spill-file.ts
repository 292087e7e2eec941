import { AppendedBytes } from './appended-bytes';

/** Places count in these, so that 32 bits of place reach 64 GiB. */
const UNIT = 16;
const HEADER = 8;
/** What is read at first: nearly all records are shorter. */
const FIRST_READ = 1_024;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** A record: the bytes of its two parts, which hold until the next one is read or appended. */
export interface SpilledRecord {
  readonly key: Buffer;
  readonly text: Buffer;
  /** Place of the record behind it. */
  readonly next: number;
}

/**
 * Keys and texts in a file. A record, padded with whatever lies there to 16 bytes:
 *
 *   u32le bytes of both ‖ u32le bytes of the key ‖ key in UTF-8 ‖ text in UTF-8
 */
export class SpillFile {
  private readonly bytes: AppendedBytes;

  /** An empty file; one that stands there is emptied. */
  constructor(path: string) {
    this.bytes = new AppendedBytes(path);
  }

  /** The place of the record that is appended next. */
  get end(): number {
    return this.bytes.end / UNIT;
  }

  append(key: string, text: string): void {
    const most = HEADER + UNIT + (key.length + text.length) * MOST_BYTES;
    this.bytes.append(most, (buffer, at) => {
      const start = at + HEADER;
      const keyBytes = buffer.write(key, start, 'utf8');
      const bytes = keyBytes + buffer.write(text, start + keyBytes, 'utf8');
      buffer.writeUInt32LE(bytes, at);
      buffer.writeUInt32LE(keyBytes, at + 4);
      return padded(HEADER + bytes);
    });
  }

  at(place: number): SpilledRecord {
    let bytes = this.bytes.read(place * UNIT, FIRST_READ);
    const end = HEADER + bytes.readUInt32LE(0);
    if (end > bytes.length) bytes = this.bytes.read(place * UNIT, end);
    const parted = HEADER + bytes.readUInt32LE(4);
    return {
      key: bytes.subarray(HEADER, parted),
      text: bytes.subarray(parted, end),
      next: place + padded(end) / UNIT,
    };
  }

  close(): void {
    this.bytes.close();
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / UNIT) * UNIT;
}
