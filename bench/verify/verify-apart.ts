import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { VerifyOrder, VerifyReport } from './verify-process';

/** Verifies an exported log in a process of its own, whose peak of memory is therefore its own. */
export function verifyApart(order: VerifyOrder): Promise<VerifyReport> {
  // No flags of the bench's own: memory is to be what a user's process takes.
  const child = fork(join(__dirname, 'verify-process.js'), { execArgv: ['--enable-source-maps'] });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The verifying process has ended without a report')));
    child.once('message', (report) => resolve(report as VerifyReport));
    child.send(order);
  });
}
