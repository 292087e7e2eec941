import type { CheckBatch } from './check-batch';
import type { BatchVerifier } from './batch-verifier';
import type { SignatureCheck, SignatureVerifier } from './signature-verifier';
import { isAcceptable, needsPortable, verifyNow } from './verify-now';
import { VerifyThread } from './verify-thread';

/** Fewer wait for more to come, unless a thread has nothing to do. */
const LEAST_BATCH = 8;
/**
 * Small enough that of 64 in flight one half is decided while the other is verified, large enough that the
 * messages, each of which costs its sender about as much as deciding, are few.
 */
const SMALL_BATCH = 32;
/** For whoever verifies a whole log: fewer, larger messages. */
const LARGE_BATCH = 512;
/** While a thread works on one batch, the next lies ready for it. */
const BATCHES_AHEAD = 2;

/** The checks of one call, and how many of them have no verdict yet. */
interface Call {
  readonly verdicts: boolean[];
  left: number;
  readonly resolve: (verdicts: readonly boolean[]) => void;
  readonly reject: (why: Error) => void;
}

interface Job {
  readonly check: SignatureCheck;
  readonly call: Call;
  /** Place among the verdicts of the call. */
  readonly at: number;
}

/**
 * libsodium in worker threads, so that verification overlaps the writer's flushes. Checks of many
 * callers travel together. Every check is put to the record's own acceptance rule first, so that no
 * verdict depends on the library.
 */
export class NativeVerifier implements SignatureVerifier, BatchVerifier {
  private readonly threads: readonly VerifyThread[];
  private readonly queue: Job[] = [];
  private isDispatching = false;
  private failure: Error | undefined;

  constructor(threads = 1) {
    this.threads = Array.from(
      { length: threads },
      () =>
        new VerifyThread((error) => {
          this.fail(error);
        }),
    );
  }

  verify(checks: readonly SignatureCheck[]): Promise<readonly boolean[]> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      const call: Call = { verdicts: checks.map(isAcceptable), left: 0, resolve, reject };
      checks.forEach((check, at) => this.put({ check, call, at }));
      if (call.left === 0) resolve(call.verdicts);
    });
  }

  /** On the thread that has least to do; the first entry with a check that fails. The batch comes back empty. */
  verifyBatch(batch: CheckBatch): Promise<number | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      const settled = (verdicts: Uint8Array, room: ArrayBuffer): void => {
        const failed = batch.firstFailed(verdicts);
        batch.putBack(room);
        resolve(failed);
      };
      leastBusy(this.threads)?.send(batch.lend(), batch.count, { settled, failed: reject });
    });
  }

  verifyNow(check: SignatureCheck): boolean {
    return verifyNow(check);
  }

  async close(): Promise<void> {
    this.fail(new Error('The verifier is closed'));
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  /** Only what the rule accepts, and what the library judges as the record does, goes to a thread. */
  private put(job: Job): void {
    if (job.call.verdicts[job.at] !== true) return;
    if (needsPortable(job.check)) {
      job.call.verdicts[job.at] = verifyNow(job.check);
      return;
    }
    job.call.left++;
    this.queue.push(job);
    if (this.isDispatching) return;
    this.isDispatching = true;
    // After a turn of the event loop: what comes in together travels together.
    setImmediate(() => {
      this.isDispatching = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    const isIdle = this.threads.every((thread) => thread.outstanding === 0);
    const [only] = this.queue;
    // A message to a thread and back takes longer than one check.
    if (isIdle && only !== undefined && this.queue.length === 1) {
      this.queue.length = 0;
      settle(only, verifyNow(only.check));
      return;
    }
    for (let thread = this.freest(); thread !== undefined && this.queue.length > 0; thread = this.freest()) {
      if (thread.outstanding > 0 && this.queue.length < LEAST_BATCH) return;
      const size = Math.min(LARGE_BATCH, Math.max(SMALL_BATCH, this.queue.length >> 2));
      this.send(thread, this.queue.splice(0, size));
    }
  }

  private freest(): VerifyThread | undefined {
    return leastBusy(this.threads.filter((thread) => thread.outstanding < BATCHES_AHEAD));
  }

  private send(thread: VerifyThread, jobs: readonly Job[]): void {
    const settled = (verdicts: Uint8Array): void => {
      jobs.forEach((job, i) => settle(job, verdicts[i] === 1));
      this.dispatch();
    };
    const failed = (why: Error): void => {
      for (const { call } of jobs) call.reject(why);
    };
    thread.verify(
      jobs.map(({ check }) => check),
      settled,
      failed,
    );
  }

  private fail(why: Error): void {
    this.failure ??= why;
    for (const { call } of this.queue.splice(0)) call.reject(why);
  }
}

function leastBusy(threads: readonly VerifyThread[]): VerifyThread | undefined {
  return threads.reduce<VerifyThread | undefined>(
    (best, thread) => (best === undefined || thread.outstanding < best.outstanding ? thread : best),
    undefined,
  );
}

function settle({ call, at }: Job, verdict: boolean): void {
  call.verdicts[at] = verdict;
  call.left--;
  if (call.left === 0) call.resolve(call.verdicts);
}
