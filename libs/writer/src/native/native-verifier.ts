import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isAcceptableSignature, isSmallOrder, portableVerify } from '@mingjing/log';
import sodium from 'sodium-native';
import type { SignatureCheck, SignatureVerifier } from './signature-verifier';

/** Small enough that the first verdicts come while later checks still wait, large enough to be worth a message. */
const BATCH = 24;

interface Outstanding {
  readonly from: number;
  readonly verdicts: boolean[];
  readonly settle: () => void;
  readonly fail: (error: Error) => void;
}

/**
 * libsodium in worker threads, so that verification overlaps the writer's flushes. Every check is
 * put to the record's own acceptance rule first, so that no verdict depends on the library.
 */
export class NativeVerifier implements SignatureVerifier {
  private readonly workers: Worker[];
  private readonly outstanding = new Map<number, Outstanding>();
  private ticket = 0;

  constructor(threads = 1) {
    this.workers = Array.from({ length: threads }, () => this.startWorker());
  }

  async verify(checks: readonly SignatureCheck[]): Promise<readonly boolean[]> {
    const verdicts = checks.map(({ publicKey, signature }) => isAcceptableSignature(publicKey, signature));
    const parts: Promise<void>[] = [];
    for (let from = 0; from < checks.length; from += BATCH) {
      parts.push(this.send(checks.slice(from, from + BATCH), from, verdicts));
    }
    await Promise.all(parts);
    return verdicts.map((verdict, i) => {
      const check = checks[i];
      if (check === undefined || !sodiumRefuses(check.signature)) return verdict;
      return portableVerify(check.publicKey, check.message, check.signature);
    });
  }

  verifyNow({ publicKey, message, signature }: SignatureCheck): boolean {
    if (sodiumRefuses(signature)) return portableVerify(publicKey, message, signature);
    return (
      isAcceptableSignature(publicKey, signature) &&
      sodium.crypto_sign_verify_detached(Buffer.from(signature), Buffer.from(message), Buffer.from(publicKey))
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private send(checks: readonly SignatureCheck[], from: number, verdicts: boolean[]): Promise<void> {
    const ticket = this.ticket++;
    const buffer = packed(checks);
    const worker = this.workers[ticket % this.workers.length];
    return new Promise((resolve, reject) => {
      this.outstanding.set(ticket, { from, verdicts, settle: resolve, fail: reject });
      worker?.ref();
      worker?.postMessage({ ticket, count: checks.length, buffer }, [buffer]);
    });
  }

  private startWorker(): Worker {
    const worker = new Worker(join(__dirname, 'verify-worker.js'));
    worker.on('message', (answer: { ticket: number; verdicts: Uint8Array }) => {
      this.receive(answer);
      if (this.outstanding.size === 0) this.workers.forEach((each) => each.unref());
    });
    worker.on('error', (error) => {
      for (const { fail } of this.outstanding.values()) fail(error);
      this.outstanding.clear();
    });
    worker.unref();
    return worker;
  }

  private receive({ ticket, verdicts }: { ticket: number; verdicts: Uint8Array }): void {
    const waiting = this.outstanding.get(ticket);
    if (waiting === undefined) return;
    this.outstanding.delete(ticket);
    verdicts.forEach((good, i) => {
      if (good === 0) waiting.verdicts[waiting.from + i] = false;
    });
    waiting.settle();
  }
}

/**
 * libsodium refuses an R of small order, which RFC 8032 and the record allow; no signer makes one,
 * but no verdict may depend on a library, so the portable verifier judges these.
 */
function sodiumRefuses(signature: Uint8Array): boolean {
  return signature.length === 64 && isSmallOrder(signature.subarray(0, 32));
}

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
