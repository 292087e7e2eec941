import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packed, type PackedRows } from './packed-rows';
import type { PageWriter } from './page-writer';
import { BATCH, type Statement, type Value } from './view-table';

/** Pages that may be on their way: with fewer one thread waits for the other, with more they take memory. */
const UNDER_WAY = 8;

/**
 * What the two threads share, in words of four bytes: how many messages are done; how many bytes long
 * the reason of a failure is, which stands behind them as UTF-8, 0 where nothing has failed.
 */
const [DONE, FAILED, WORDS] = [0, 1, 2] as const;
/** Bytes of the reason at most. */
const REASON = 1_000;

/**
 * Writes pages into a file that nobody else uses, by a connection of its own, while this thread tells the
 * next ones. What was sent is committed when somebody wants to read it: until then all of it is one
 * transaction. What fails there is known later: nothing is written from then on, and whoever waits is
 * told why.
 */
export class WritingThread implements PageWriter {
  private readonly progress = new Int32Array(new SharedArrayBuffer(4 * WORDS + REASON));
  private readonly worker: Worker;
  private page: PackedRows[] = [];
  private sent = 0;
  /** Whether something was sent that is not committed. */
  private isOpen = false;

  /** `setUp` is executed on the connection before anything is written. */
  constructor(path: string, setUp: string) {
    const workerData = { path, setUp, batch: BATCH, progress: this.progress, words: WORDS };
    this.worker = new Worker(join(__dirname, 'writing-worker.js'), { workerData });
    // A thread that ends by itself has said so in what is shared.
    this.worker.on('error', () => undefined);
    // Alive only while somebody waits for it.
    this.worker.unref();
  }

  write(statement: Statement, values: readonly Value[]): void {
    this.page.push(packed(statement, values));
  }

  together(work: () => void): void {
    try {
      work();
      this.sendPage();
    } finally {
      this.page = [];
    }
  }

  /** What fails there takes everything with it: nothing is undone by itself. */
  apart(work: () => void): void {
    work();
  }

  /** Resolves when another page may be written. */
  async ready(): Promise<void> {
    await this.until(UNDER_WAY - 1);
  }

  /** Resolves when everything is in the file. */
  async written(): Promise<void> {
    this.commit();
    await this.until(0);
  }

  /** Everything is in the file when it returns. */
  finish(): void {
    this.commit();
    this.wait();
  }

  /** Its connection is closed when it returns; resolves when the thread has ended. Throws where something was not written. */
  close(): Promise<unknown> {
    try {
      this.finish();
      this.send('close');
      this.wait();
    } catch (error) {
      void this.worker.terminate();
      throw error;
    }
    return this.worker.terminate();
  }

  private commit(): void {
    this.sendPage();
    if (this.isOpen) this.send('commit');
    this.isOpen = false;
  }

  private sendPage(): void {
    if (this.page.length === 0) return;
    const pieces = this.page.flatMap(({ kinds, numbers }) => [kinds.buffer, numbers.buffer] as ArrayBuffer[]);
    this.send(this.page, pieces);
    this.page = [];
    this.isOpen = true;
  }

  private send(
    message: readonly PackedRows[] | 'commit' | 'close',
    pieces: readonly ArrayBuffer[] = [],
  ): void {
    this.assertWhole();
    this.worker.postMessage(message, pieces);
    this.sent++;
  }

  private wait(): void {
    for (let done = this.done(); done < this.sent && !this.hasFailed(); done = this.done()) {
      Atomics.wait(this.progress, DONE, done);
    }
    this.assertWhole();
  }

  private async until(underWay: number): Promise<void> {
    this.worker.ref();
    while (!this.hasFailed() && this.sent - this.done() > underWay) await once(this.worker, 'message');
    this.worker.unref();
    this.assertWhole();
  }

  private done(): number {
    return Atomics.load(this.progress, DONE);
  }

  private hasFailed(): boolean {
    return Atomics.load(this.progress, FAILED) > 0;
  }

  private assertWhole(): void {
    const length = Atomics.load(this.progress, FAILED);
    if (length === 0) return;
    const reason = Buffer.from(this.progress.buffer, 4 * WORDS, length).toString('utf8');
    throw new Error('The views could not be written', { cause: new Error(reason) });
  }
}
