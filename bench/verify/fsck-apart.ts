import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FsckOrder } from './fsck-process';

/** Checks a data folder in a process of its own; gives the milliseconds without its start. */
export function fsckApart(order: FsckOrder): Promise<number> {
  const child = fork(join(__dirname, 'fsck-process.js'), { execArgv: ['--enable-source-maps'] });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The checking process has ended without a report')));
    child.once('message', (milliseconds) => resolve(milliseconds as number));
    child.send(order);
  });
}
