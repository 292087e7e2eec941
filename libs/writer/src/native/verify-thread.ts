import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SignatureCheck } from './signature-verifier';

interface Sent {
  readonly settled: (verdicts: Uint8Array, buffer: ArrayBuffer) => void;
  readonly failed: (why: Error) => void;
}

interface Verdicts {
  readonly ticket: number;
  /** 1 where the signature holds. */
  readonly verdicts: Uint8Array;
  /** What was sent, to be used again. */
  readonly buffer: ArrayBuffer;
}

/** One worker thread that verifies batches, in the order in which it is given them. */
export class VerifyThread {
  private readonly worker = new Worker(join(__dirname, 'verify-worker.js'));
  private readonly sent = new Map<number, Sent>();
  private ticket = 0;

  /** `onFailure` where the thread dies; what it was given has failed by then. */
  constructor(onFailure: (why: Error) => void) {
    this.worker.on('message', (answer: Verdicts) => this.receive(answer));
    this.worker.on('error', (error) => {
      this.failAll(error);
      onFailure(error);
    });
    // Alive only while somebody waits for it.
    this.worker.unref();
  }

  /** Batches without verdicts yet. */
  get outstanding(): number {
    return this.sent.size;
  }

  verify(
    checks: readonly SignatureCheck[],
    settled: (verdicts: Uint8Array) => void,
    failed: (why: Error) => void,
  ): void {
    this.send(packed(checks), checks.length, { settled, failed });
  }

  /** `buffer` holds so many checks, in the form that `packed` gives them. */
  send(buffer: ArrayBuffer, count: number, sent: Sent): void {
    const ticket = this.ticket++;
    if (this.sent.size === 0) this.worker.ref();
    this.sent.set(ticket, sent);
    this.worker.postMessage({ ticket, count, buffer }, [buffer]);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
    this.failAll(new Error('The verifier is closed'));
  }

  private receive({ ticket, verdicts, buffer }: Verdicts): void {
    const batch = this.sent.get(ticket);
    this.sent.delete(ticket);
    if (this.sent.size === 0) this.worker.unref();
    batch?.settled(verdicts, buffer);
  }

  private failAll(why: Error): void {
    for (const { failed } of this.sent.values()) failed(why);
    this.sent.clear();
  }
}

/** One buffer: for each check 32 bytes of key, 64 of signature, 4 of message length (little endian), the message. */
function packed(checks: readonly SignatureCheck[]): ArrayBuffer {
  const length = checks.reduce((sum, { message }) => sum + 100 + message.length, 0);
  const buffer = new ArrayBuffer(length);
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  let at = 0;
  for (const { publicKey, signature, message } of checks) {
    bytes.set(publicKey, at);
    bytes.set(signature, at + 32);
    view.setUint32(at + 96, message.length, true);
    bytes.set(message, at + 100);
    at += 100 + message.length;
  }
  return buffer;
}
