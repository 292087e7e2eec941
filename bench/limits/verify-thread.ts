import { parentPort } from 'node:worker_threads';
import { verifyAll, type Check } from './verify-rate';

/** The other side of `verifyTogether`: is given checks, then told to begin. */
let held: readonly Check[] = [];

parentPort?.on('message', (checks: readonly Check[] | 'begin') => {
  if (checks === 'begin') verifyAll(held);
  else held = checks.map(asBuffers);
  parentPort?.postMessage('done');
});

/** A buffer arrives as plain bytes. */
function asBuffers({ message, signature, key }: Check): Check {
  return { message: Buffer.from(message), signature: Buffer.from(signature), key: Buffer.from(key) };
}
