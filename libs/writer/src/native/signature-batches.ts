import { fromBase64 } from '@mingjing/kernel';
import type { EnrolledSignatory } from '../accepting/admission';
import type { BatchVerifier } from './batch-verifier';
import { CheckBatch } from './check-batch';

/** Keys that are kept decoded. */
const KEPT_KEYS = 4_096;

/** Signatures of entries that are read one after the other, verified in large batches meanwhile. */
export class SignatureBatches {
  private batch = new CheckBatch();
  private readonly free: CheckBatch[] = [];
  private readonly underWay: Promise<void>[] = [];
  private readonly keys = new Map<string, Uint8Array>();
  private first: number | undefined;

  constructor(private readonly verifier: BatchVerifier) {}

  /** `body`: JCS bytes of the statement of the entry `index`. */
  add(index: number, signatories: readonly EnrolledSignatory[], body: Uint8Array): void {
    for (const { key, sig } of signatories) {
      if (!this.batch.hasRoom(body)) this.send();
      if (!this.batch.add(index, this.keyOf(key.publicKey), sig, body)) this.note(index);
    }
  }

  /** What was added is on its way to be verified. */
  send(): void {
    if (this.batch.count === 0) return;
    const { batch } = this;
    this.batch = this.free.pop() ?? new CheckBatch();
    this.underWay.push(this.judge(batch));
  }

  /** Waits until no more than so many batches are under way. */
  async room(batches: number): Promise<void> {
    while (this.underWay.length > batches) await this.underWay.shift();
  }

  /** Waits for all of it. Gives the first entry one of whose signatures does not hold. */
  async settle(): Promise<number | undefined> {
    this.send();
    await Promise.all(this.underWay.splice(0));
    return this.first;
  }

  /** The first entry that is known so far to bear one that does not hold. */
  get forged(): number | undefined {
    return this.first;
  }

  /** An entry of which somebody else has found it. */
  note(index: number): void {
    this.first = Math.min(index, this.first ?? index);
  }

  private async judge(batch: CheckBatch): Promise<void> {
    const forged = await this.verifier.verifyBatch(batch);
    if (forged !== undefined) this.note(forged);
    this.free.push(batch);
  }

  /** A text that is no key decodes to one that no signature is accepted under. */
  private keyOf(publicKey: string): Uint8Array {
    let key = this.keys.get(publicKey);
    if (key !== undefined) return key;
    if (this.keys.size >= KEPT_KEYS) this.keys.clear();
    this.keys.set(publicKey, (key = fromBase64(publicKey, 32) ?? new Uint8Array(32)));
    return key;
  }
}
