import { fromBase64, rejection } from '@mingjing/kernel';
import { CheckBatch, checksOf, secondOpinion, type BatchVerifier, type HeldEntry } from '@mingjing/writer';
import type { LogFault } from './verdict';

/**
 * Batches of half a megabyte that are under way before more entries are read: few enough to keep memory flat, enough for
 * the other cores while this thread does something else at the end.
 */
const OUTSTANDING = 16;
/** Every so many entries a second implementation is asked; it takes twice as long as the first. */
const SECOND_OPINION_EVERY = 1_024;
/** Keys that are kept decoded. */
const KEPT_KEYS = 4_096;

/** Hands signatures to the workers while further entries are read; remembers the first that does not hold. */
export class SignatureDesk {
  private batch = new CheckBatch();
  private readonly free: CheckBatch[] = [];
  private readonly outstanding: Promise<void>[] = [];
  private readonly keys = new Map<string, Uint8Array>();
  private firstBad: number | undefined;
  signatures = 0;
  secondOpinions = 0;

  constructor(private readonly verifier: BatchVerifier) {}

  add(index: number, entry: HeldEntry): void {
    const { signatories, body } = entry;
    for (const { key, sig } of signatories) {
      if (!this.batch.hasRoom(body)) this.send();
      if (!this.batch.add(index, this.keyOf(key.publicKey), sig, body)) this.note(index);
    }
    this.signatures += signatories.length;
    if (index % SECOND_OPINION_EVERY === 0) this.askAnother(index, entry);
  }

  /** Waits until there is room for more. */
  async room(): Promise<void> {
    while (this.outstanding.length > OUTSTANDING) await this.outstanding.shift();
  }

  /** Waits for all of it. */
  async settle(): Promise<void> {
    if (this.batch.count > 0) this.send();
    while (this.outstanding.length > 0) await this.outstanding.shift();
  }

  /** The lowest index known so far whose signature does not hold. */
  get fault(): LogFault | undefined {
    if (this.firstBad === undefined) return undefined;
    return { index: this.firstBad, rejection: SIGNATURE_INVALID };
  }

  private send(): void {
    const { batch } = this;
    this.batch = this.free.pop() ?? new CheckBatch();
    this.outstanding.push(this.judge(batch));
  }

  private async judge(batch: CheckBatch): Promise<void> {
    const bad = await this.verifier.verifyBatch(batch);
    if (bad !== undefined) this.note(bad);
    this.free.push(batch);
  }

  private askAnother(index: number, { signatories, body }: HeldEntry): void {
    for (const { publicKey, message, signature } of checksOf(signatories, body)) {
      if (secondOpinion(publicKey, message, signature)) this.secondOpinions++;
      else this.note(index);
    }
  }

  /** A text that is no key decodes to one that no signature is accepted under. */
  private keyOf(publicKey: string): Uint8Array {
    let key = this.keys.get(publicKey);
    if (key !== undefined) return key;
    if (this.keys.size >= KEPT_KEYS) this.keys.clear();
    this.keys.set(publicKey, (key = fromBase64(publicKey, 32) ?? new Uint8Array(32)));
    return key;
  }

  private note(index: number): void {
    this.firstBad = Math.min(index, this.firstBad ?? index);
  }
}

const SIGNATURE_INVALID = rejection(
  'signature-invalid',
  'A signature of the entry is not one over these bytes: the entry was forged, or altered after it was signed.',
);
