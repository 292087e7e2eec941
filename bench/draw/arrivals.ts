import { join } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** How many arrive, and the longest wait between two of them in milliseconds. */
interface Order {
  readonly count: number;
  readonly within: number;
}

/**
 * Calls at moments that another thread chooses, as people do, who do not wait for a busy ledger
 * before they press a key. `arrive` is told the moment at which it should have been called.
 */
export class Arrivals {
  private readonly thread = new Worker(join(__dirname, 'arrivals.js'));

  async come(order: Order, arrive: (at: number) => Promise<void>): Promise<void> {
    const arrived: Promise<void>[] = [];
    await new Promise<void>((resolve) => {
      const take = (at: number): void => {
        arrived.push(arrive(at));
        if (arrived.length < order.count) return;
        this.thread.off('message', take);
        resolve();
      };
      this.thread.on('message', take);
      this.thread.postMessage(order);
    });
    await Promise.all(arrived);
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }
}

/** Evenly spread waits, in an order that is the same in every run. */
function send({ count, within }: Order): void {
  let left = count;
  let turn = 0;
  const next = (): void => {
    parentPort?.postMessage(preciseNow());
    turn = (turn + 7) % 16;
    if (--left > 0) setTimeout(next, 1 + (turn * within) / 16);
  };
  setTimeout(next, within);
}

/** Of all threads alike, in milliseconds. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

if (!isMainThread) parentPort?.on('message', send);
