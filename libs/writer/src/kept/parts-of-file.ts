import { fstatSync, readSync } from 'node:fs';
import {
  CHECK_BYTES,
  HEADER_BYTES,
  HEAD_BYTES,
  checkOf,
  isPossible,
  readHead,
  readHeader,
  type Header,
  type PartHead,
} from './format';

/** A view: it holds until the next part is read. */
export interface Part {
  /** Where in the file. */
  readonly at: number;
  readonly head: PartHead;
  readonly bytes: Buffer;
}

/** How the parts of a file end: with the file; cut off, or still being written; or at one that does not hold. */
export interface PartsEnd {
  readonly at: number;
  readonly how: 'whole' | 'cut' | 'damaged';
}

export function headerIn(file: number): Header | undefined {
  const bytes = Buffer.alloc(HEADER_BYTES);
  return readHeader(bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0)));
}

/** Part after part, each once its check was found to hold. */
export function* partsIn(file: number, header: Header): Generator<Part, PartsEnd> {
  const end = fstatSync(file).size;
  const room = new Room(file);
  let [at, check] = [HEADER_BYTES, header.check];
  while (at < end) {
    if (end - at < HEAD_BYTES + CHECK_BYTES) return { at, how: 'cut' };
    const head = readHead(room.read(at, HEAD_BYTES));
    if (!isPossible(head)) return { at, how: 'damaged' };
    const bytes = head.bytes > end - at ? undefined : room.read(at, head.bytes);
    if (bytes?.length !== head.bytes) return { at, how: 'cut' };
    const own = bytes.subarray(-CHECK_BYTES);
    if (!checkOf(check, bytes.subarray(0, -CHECK_BYTES)).equals(own)) return { at, how: 'damaged' };
    check = Buffer.from(own);
    yield { at, head, bytes };
    at += head.bytes;
  }
  return { at, how: 'whole' };
}

/** One piece of memory for all parts. */
class Room {
  private buffer = Buffer.allocUnsafe(1 << 20);

  constructor(private readonly file: number) {}

  read(at: number, bytes: number): Buffer {
    if (bytes > this.buffer.length) this.buffer = Buffer.allocUnsafe(bytes * 2);
    return this.buffer.subarray(0, readSync(this.file, this.buffer, 0, bytes, at));
  }
}
