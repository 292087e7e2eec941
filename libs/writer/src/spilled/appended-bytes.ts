import { closeSync, openSync, writeSync } from 'node:fs';
import { ReadWindow } from './read-window';

/** Bytes that wait in memory until they are written together. */
const BUFFER_BYTES = 1 << 20;

/**
 * A file that is only appended to, and read again by whoever wrote it; no promise of durability, none
 * needed. What is read are views: they hold until the next read or append.
 */
export class AppendedBytes {
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private readonly window: ReadWindow;
  /** Bytes in the file, and behind them in the buffer. */
  private written = 0;
  private waiting = 0;

  /** An empty file; one that stands there is emptied. */
  constructor(path: string) {
    this.file = openSync(path, 'w+');
    this.window = new ReadWindow(this.file);
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
    return this.window.read(position, bytes, this.written);
  }

  close(): void {
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.waiting, this.written);
    this.written += this.waiting;
    this.waiting = 0;
  }
}
