import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const flushed = promisify(fdatasync);

/**
 * Makes commits durable while this thread goes on: SQLite has written them to its write-ahead log,
 * and that file is flushed on another thread, as `synchronous=FULL` would do on this one.
 */
export class FlushBeside {
  private readonly log: number;
  private underWay = 0;
  private end = Infinity;

  /** `path`: the database, open in write-ahead mode. SQLite holds no lock on the log that closing it here could drop. */
  constructor(path: string) {
    this.log = openSync(`${path}-wal`, 'r+');
  }

  /** Entries below it are on the disk. */
  get durableEnd(): number {
    return this.end;
  }

  /** Rejects where the disk fails: whether the entries `from` … `to` − 1, committed by now, outlive a crash is then unknown. */
  async flush(from: number, to: number): Promise<void> {
    if (this.underWay++ === 0) this.end = from;
    await flushed(this.log);
    // A flush covers whatever was committed before it began, in whichever order flushes end.
    this.end = --this.underWay === 0 ? Infinity : Math.max(this.end, to);
  }

  close(): void {
    closeSync(this.log);
  }
}
