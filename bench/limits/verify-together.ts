import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Pen, SignedSubmission } from '@mingjing/client';
import { contender, type Contender } from '../measure/interleave';
import { now } from '../measure/rate';
import { checkOf } from './verify-rate';

/**
 * A thread for each core, and each does nothing but verify the submissions: less than cores × the rate of
 * one alone where what the machine calls cores share one, or its neighbours take their part.
 */
export function verifyTogether(submissions: () => readonly SignedSubmission[], pen: Pen): Contender {
  return contender({
    count: availableParallelism() * submissions().length,
    prepare: async () => {
      const threads = Array.from(
        { length: availableParallelism() },
        () => new Worker(join(__dirname, 'verify-thread.js')),
      );
      const checks = submissions().map((one) => checkOf(one, pen));
      await allDo(threads, checks);
      return threads;
    },
    elsewhere: async (threads) => {
      const started = now();
      try {
        await allDo(threads, 'begin');
        return now() - started;
      } finally {
        for (const thread of threads) void thread.terminate();
      }
    },
  });
}

async function allDo(threads: readonly Worker[], order: unknown): Promise<void> {
  const done = threads.map((thread) => once(thread, 'message'));
  for (const thread of threads) thread.postMessage(order);
  await Promise.all(done);
}
