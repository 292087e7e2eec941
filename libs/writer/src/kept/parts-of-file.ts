import { fstatSync, openSync, readSync } from 'node:fs';
import {
  CHECK_BYTES,
  END_BYTES,
  HEADER_BYTES,
  HEAD_BYTES,
  isPossible,
  readHead,
  readHeader,
  type Header,
  type PartHead,
} from './format';
import { isUnchanged } from './part-checks';

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

/** Undefined where there is no file at `path`. */
export function openIfThere(path: string, flags: 'r' | 'r+'): number | undefined {
  try {
    return openSync(path, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function headerIn(file: number): Header | undefined {
  return readHeader(readAt(file, 0, HEADER_BYTES));
}

/** Less than so many bytes where the file ends before. */
export function readAt(file: number, at: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, readSync(file, buffer, 0, bytes, at));
}

/** Part after part, each once its check was found to hold. */
export function* partsIn(file: number, header: Header): Generator<Part, PartsEnd> {
  const end = fstatSync(file).size;
  const room = new Room(file);
  let [at, check] = [HEADER_BYTES, header.check];
  while (at < end) {
    if (end - at < HEAD_BYTES + END_BYTES) return { at, how: 'cut' };
    const head = readHead(room.read(at, HEAD_BYTES));
    if (!isPossible(head)) return { at, how: 'damaged' };
    const bytes = head.bytes > end - at ? undefined : room.read(at, head.bytes);
    if (bytes?.length !== head.bytes) return { at, how: 'cut' };
    if (!isUnchanged(check, bytes)) return { at, how: 'damaged' };
    check = Buffer.from(bytes.subarray(-CHECK_BYTES));
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
