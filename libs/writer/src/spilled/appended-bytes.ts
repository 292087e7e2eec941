import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that wait in memory until they are written together. */
const BUFFER_BYTES = 1 << 20;
/** What is read together where one reads on from where one was. */
const WINDOW_BYTES = 1 << 16;

/**
 * A file that is only appended to, and read again by whoever wrote it; no promise of durability, none
 * needed. What is read are views: they hold until the next read or append.
 */
export class AppendedBytes {
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  /** Bytes in the file, and behind them in the buffer. */
  private written = 0;
  private waiting = 0;
  private readonly window = Buffer.allocUnsafe(WINDOW_BYTES);
  private windowFrom = 0;
  private windowTo = 0;

  /** An empty file; one that stands there is emptied. */
  constructor(path: string) {
    this.file = openSync(path, 'w+');
  }

  get end(): number {
    return this.written + this.waiting;
  }

  /** Lets `write` put at most so many bytes at the end; it gives how many it has put there. */
  append(most: number, write: (buffer: Buffer, at: number) => number): void {
    if (this.waiting + most > BUFFER_BYTES) this.flush();
    if (most <= BUFFER_BYTES) {
      this.waiting += write(this.buffer, this.waiting);
      return;
    }
    const alone = Buffer.alloc(most);
    const length = write(alone, 0);
    writeSync(this.file, alone, 0, length, this.written);
    this.written += length;
  }

  /** At least so many bytes from there on, fewer only where the file ends. */
  read(position: number, bytes: number): Buffer {
    if (position >= this.written) return this.buffer.subarray(position - this.written, this.waiting);
    if (position < this.windowFrom || position + bytes > this.windowTo) this.load(position, bytes);
    if (position + bytes <= this.windowTo || this.windowTo >= this.written) {
      return this.window.subarray(position - this.windowFrom, this.windowTo - this.windowFrom);
    }
    const room = Buffer.allocUnsafe(Math.min(bytes, this.written - position));
    return room.subarray(0, readSync(this.file, room, 0, room.length, position));
  }

  close(): void {
    closeSync(this.file);
  }

  /** Who reads on reads much at once; who jumps about, only what he asks for. */
  private load(position: number, bytes: number): void {
    const readsOn = position >= this.windowFrom && position < this.windowTo + WINDOW_BYTES;
    const length = Math.min(readsOn ? WINDOW_BYTES : bytes, WINDOW_BYTES, this.written - position);
    this.windowFrom = position;
    this.windowTo = position + readSync(this.file, this.window, 0, length, position);
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.waiting, this.written);
    this.written += this.waiting;
    this.waiting = 0;
  }
}
