import { END_BYTES, GOES_ON, HEAD_BYTES, NO_ROOT, RECORD_HEAD, ROOT_BYTES, UNIT, padded } from './format';
import { ID_BYTES } from '../world/id-column';
import { sealPart } from './part-checks';

const FIRST_BYTES = 1 << 20;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** The bytes of one part after the other, in memory until they are written. */
export class PartBytes {
  private buffer = Buffer.allocUnsafe(FIRST_BYTES);
  private end = 0;

  constructor(private readonly key: Uint8Array) {}

  /** Bytes that the part has by now. */
  get length(): number {
    return this.end;
  }

  begin(ids: Uint8Array): void {
    this.end = HEAD_BYTES;
    this.makeRoom(ids.length);
    this.buffer.set(ids, this.end);
    this.end += ids.length;
    this.buffer.writeUInt32LE(ids.length / ID_BYTES, 4);
  }

  add(name: string, text: string): void {
    const units = name.length + text.length;
    this.makeRoom(RECORD_HEAD + units * MOST_BYTES + UNIT);
    const { buffer, end: at } = this;
    // One call for both: as long as they have units, they are ASCII.
    const bytes = buffer.write(name + text, at + RECORD_HEAD);
    buffer.writeUInt32LE(bytes, at);
    buffer.writeUInt32LE(bytes === units ? name.length : Buffer.byteLength(name), at + 4);
    this.end = at + padded(RECORD_HEAD + bytes);
    buffer.fill(0, at + RECORD_HEAD + bytes, this.end);
  }

  /** The whole part, up to the next `begin`; the check that it ends with is the one before the next part. */
  seal(before: Uint8Array, size = GOES_ON, root = NO_ROOT): Buffer {
    this.makeRoom(END_BYTES);
    this.end += END_BYTES;
    const { buffer, end } = this;
    buffer.writeUInt32LE(end, 0);
    buffer.writeUInt32LE(size, 8);
    buffer.writeUInt32LE(0, 12);
    buffer.write(root, HEAD_BYTES - ROOT_BYTES, 'hex');
    const part = buffer.subarray(0, end);
    sealPart(this.key, before, part);
    return part;
  }

  private makeRoom(bytes: number): void {
    if (this.end + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.end + bytes));
    this.buffer.copy(larger, 0, 0, this.end);
    this.buffer = larger;
  }
}
