import { fork } from 'node:child_process';

/**
 * What the program at `path` answers to one order, in a process of its own that has done nothing else, once
 * that has ended: what it takes to end is not to slow what is measured next.
 * It gets no flags of the bench's own: its memory is to be what a user's process takes.
 */
export function apart<Order extends object | string, Report>(path: string, order: Order): Promise<Report> {
  const child = fork(path, { execArgv: ['--enable-source-maps'] });
  return new Promise((resolve, reject) => {
    let told: { readonly report: Report } | undefined;
    child.once('message', (report) => (told = { report: report as Report }));
    child.once('exit', () => {
      if (told === undefined) reject(new Error(`${path} ended without a report`));
      else resolve(told.report);
    });
    child.send(order);
  });
}

/** The other side: answers the one order of its parent, and ends. */
export function answerParent<Order>(work: (order: Order) => unknown): void {
  process.once('message', (order: Order) => {
    void Promise.resolve(order)
      .then(work)
      .then(
        (report) => {
          process.send?.(report);
          process.disconnect();
        },
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
  });
}
