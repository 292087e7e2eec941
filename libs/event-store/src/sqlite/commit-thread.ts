import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ConnectionSettings } from './open-database';

/** Rows of one table, written in one transaction. */
export interface CommitOrder {
  readonly target: ConnectionSettings;
  readonly insert: string;
  /** Where there are blobs, each row is its number and the length of its blob. */
  readonly rows: readonly (readonly (number | string)[])[];
  /** One after the other. */
  readonly blobs?: ArrayBuffer;
}

interface Answer {
  readonly ticket: number;
  readonly failure?: { readonly message: string; readonly errcode?: number };
}

interface Sent {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** SQLite's own code for a write of which nobody can tell how it ended. */
const IOERR = 10;

/**
 * Commits on a thread of its own, in the order in which it is asked, so that whoever waits for the
 * disk can do something else meanwhile. A message there and back takes longer than a small commit
 * is worth: those stay with their stores.
 */
export class CommitThread {
  private worker: Worker | undefined;
  private readonly sent = new Map<number, Sent>();
  private ticket = 0;
  private death: Error | undefined;

  /** `least`: from so many rows on, a message takes less time than waiting for the disk. */
  constructor(readonly least = 8) {}

  /** Resolves once the rows are durable; rejects with SQLite's own error, its code in `errcode`. */
  commit(order: CommitOrder): Promise<void> {
    return this.send(order, order.blobs === undefined ? [] : [order.blobs]);
  }

  /** Closes its connections: the stores can then close theirs, each as the last one of its file. */
  async close(): Promise<void> {
    const { worker } = this;
    if (worker === undefined) return;
    if (this.death === undefined) await this.send(undefined, []);
    await worker.terminate();
  }

  private send(order: CommitOrder | undefined, given: ArrayBuffer[]): Promise<void> {
    if (this.death !== undefined) return Promise.reject(this.death);
    const worker = (this.worker ??= this.started());
    return new Promise((resolve, reject) => {
      if (this.sent.size === 0) worker.ref();
      this.sent.set(++this.ticket, { resolve, reject });
      worker.postMessage({ ticket: this.ticket, order }, given);
    });
  }

  private started(): Worker {
    const worker = new Worker(join(__dirname, 'commit-worker.js'));
    worker.on('message', (answer: Answer) => this.receive(answer));
    worker.on('error', (cause) => this.die(cause));
    worker.on('exit', () => this.die(undefined));
    // Alive only while somebody waits for it.
    worker.unref();
    return worker;
  }

  private receive({ ticket, failure }: Answer): void {
    const sent = this.sent.get(ticket);
    this.sent.delete(ticket);
    if (this.sent.size === 0) this.worker?.unref();
    if (failure === undefined) sent?.resolve();
    else sent?.reject(Object.assign(new Error(failure.message), { errcode: failure.errcode }));
  }

  /** What it was asked last may or may not be in the file. */
  private die(cause: unknown): void {
    this.death ??= Object.assign(new Error('The thread that commits has ended', { cause }), {
      errcode: IOERR,
    });
    for (const { reject } of this.sent.values()) reject(this.death);
    this.sent.clear();
  }
}
