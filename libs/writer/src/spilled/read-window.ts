import { readSync } from 'node:fs';

/** What is read together where one reads on from where one was. */
const WINDOW_BYTES = 1 << 16;

/** Reads of a file that is only appended to. What is read are views: they hold until the next read. */
export class ReadWindow {
  private readonly window = Buffer.allocUnsafe(WINDOW_BYTES);
  private from = 0;
  private to = 0;

  constructor(private readonly file: number) {}

  /** At least so many bytes from there on, fewer only where the file has them not; `end` is what stands in it by now. */
  read(position: number, bytes: number, end: number): Buffer {
    if (position < this.from || position + bytes > this.to) this.load(position, bytes, end);
    if (position + bytes <= this.to || this.to >= end) {
      return this.window.subarray(position - this.from, this.to - this.from);
    }
    const room = Buffer.allocUnsafe(Math.min(bytes, end - position));
    return room.subarray(0, readSync(this.file, room, 0, room.length, position));
  }

  /** Who reads on reads much at once; who jumps about, only what he asks for. */
  private load(position: number, bytes: number, end: number): void {
    const readsOn = position >= this.from && position < this.to + WINDOW_BYTES;
    const length = Math.min(readsOn ? WINDOW_BYTES : bytes, WINDOW_BYTES, end - position);
    this.from = position;
    this.to = position + readSync(this.file, this.window, 0, length, position);
  }
}
