import { rejection } from '@mingjing/kernel';
import {
  SignatureBatches,
  checksOf,
  secondOpinion,
  type BatchVerifier,
  type HeldEntry,
} from '@mingjing/writer';
import type { LogFault } from './verdict';

/**
 * Batches of half a megabyte that are under way before more entries are read: few enough to keep memory flat, enough for
 * the other cores while this thread does something else at the end.
 */
const OUTSTANDING = 16;
/** Every so many entries a second implementation is asked; it takes twice as long as the first. */
const SECOND_OPINION_EVERY = 1_024;

/** Hands signatures to the workers while further entries are read, counts them, and now and then asks a second implementation. */
export class SignatureDesk {
  private readonly batches: SignatureBatches;
  signatures = 0;
  secondOpinions = 0;

  constructor(verifier: BatchVerifier) {
    this.batches = new SignatureBatches(verifier);
  }

  add(index: number, entry: HeldEntry): void {
    const { signatories, body } = entry;
    this.batches.add(index, signatories, body);
    this.signatures += signatories.length;
    if (index % SECOND_OPINION_EVERY === 0) this.askAnother(index, entry);
  }

  /** Waits until there is room for more. */
  room(): Promise<void> {
    return this.batches.room(OUTSTANDING);
  }

  /** Waits for all of it. */
  async settle(): Promise<void> {
    await this.batches.settle();
  }

  /** The lowest index known so far whose signature does not hold. */
  get fault(): LogFault | undefined {
    const { forged: index } = this.batches;
    return index === undefined ? undefined : { index, rejection: SIGNATURE_INVALID };
  }

  private askAnother(index: number, { signatories, body }: HeldEntry): void {
    for (const { publicKey, message, signature } of checksOf(signatories, body)) {
      if (secondOpinion(publicKey, message, signature)) this.secondOpinions++;
      else this.batches.note(index);
    }
  }
}

const SIGNATURE_INVALID = rejection(
  'signature-invalid',
  'A signature of the entry is not one over these bytes: the entry was forged, or altered after it was signed.',
);
