import { AppendedBytes } from './appended-bytes';

/** Places count in these, so that 32 bits of place reach 64 GiB. */
const UNIT = 16;
const HEADER = 16;
/** What is read at first: nearly all records are shorter. */
const FIRST_READ = 1_024;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** A record: the bytes of its two parts, which hold until the next one is read or appended. */
export interface SpilledRecord {
  readonly kind: number;
  /** A place that the record was given; 0 where none. */
  readonly before: number;
  readonly key: Buffer;
  readonly text: Buffer;
  /** Place of the record behind it. */
  readonly next: number;
}

/**
 * Keys of several kinds and their texts in a file. A record, padded with whatever lies there to 16 bytes:
 *
 *   u32le bytes of both ‖ u32le bytes of the key ‖ u32le kind ‖ u32le a place ‖ key in UTF-8 ‖ text in UTF-8
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

  append(kind: number, before: number, key: string, text: string): void {
    const units = key.length + text.length;
    this.bytes.append(HEADER + UNIT + units * MOST_BYTES, (buffer, at) => {
      // One call for both: as long as they have units, they are ASCII.
      const bytes = buffer.write(key + text, at + HEADER);
      buffer.writeUInt32LE(bytes, at);
      buffer.writeUInt32LE(bytes === units ? key.length : Buffer.byteLength(key), at + 4);
      buffer.writeUInt32LE(kind, at + 8);
      buffer.writeUInt32LE(before, at + 12);
      return padded(HEADER + bytes);
    });
  }

  at(place: number): SpilledRecord {
    let bytes = this.bytes.read(place * UNIT, FIRST_READ);
    const end = HEADER + bytes.readUInt32LE(0);
    if (end > bytes.length) bytes = this.bytes.read(place * UNIT, end);
    const parted = HEADER + bytes.readUInt32LE(4);
    return {
      kind: bytes.readUInt32LE(8),
      before: bytes.readUInt32LE(12),
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
