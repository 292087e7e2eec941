import { rejection } from '@mingjing/kernel';
import { portableVerify } from '@mingjing/log';
import type { SignatureCheck, SignatureVerifier } from '@mingjing/writer';
import type { LogFault } from './verdict';

interface Pending {
  readonly index: number;
  readonly check: SignatureCheck;
}

/** Checks that go to the workers together. */
const BATCH = 256;
/** Batches under way before more entries are read: enough to keep every core busy, few enough to keep memory flat. */
const OUTSTANDING = 12;
/** Every so many entries a second implementation is asked. */
const SECOND_OPINION_EVERY = 1_000;

/** Hands signatures to the workers while further entries are read; remembers the first that does not hold. */
export class SignatureDesk {
  private waiting: Pending[] = [];
  private readonly outstanding: Promise<void>[] = [];
  private firstBad: number | undefined;
  signatures = 0;
  secondOpinions = 0;

  constructor(private readonly verifier: SignatureVerifier) {}

  /** The checks of one entry. */
  add(index: number, checks: readonly SignatureCheck[]): void {
    for (const check of checks) this.waiting.push({ index, check });
    this.signatures += checks.length;
    if (index % SECOND_OPINION_EVERY === 0) this.askPortable(index, checks);
    if (this.waiting.length >= BATCH) this.send();
  }

  /** Waits until there is room for more. */
  async room(): Promise<void> {
    while (this.outstanding.length > OUTSTANDING) await this.outstanding.shift();
  }

  /** Waits for all of it. */
  async settle(): Promise<void> {
    this.send();
    while (this.outstanding.length > 0) await this.outstanding.shift();
  }

  /** The lowest index known so far whose signature does not hold. */
  get fault(): LogFault | undefined {
    if (this.firstBad === undefined) return undefined;
    return { index: this.firstBad, rejection: SIGNATURE_INVALID };
  }

  private send(): void {
    const batch = this.waiting;
    if (batch.length === 0) return;
    this.waiting = [];
    this.outstanding.push(this.judge(batch));
  }

  private async judge(batch: readonly Pending[]): Promise<void> {
    const verdicts = await this.verifier.verify(batch.map(({ check }) => check));
    const bad = batch.find((_one, i) => verdicts[i] !== true);
    if (bad !== undefined) this.note(bad.index);
  }

  private askPortable(index: number, checks: readonly SignatureCheck[]): void {
    for (const { publicKey, message, signature } of checks) {
      if (portableVerify(publicKey, message, signature)) this.secondOpinions++;
      else this.note(index);
    }
  }

  private note(index: number): void {
    this.firstBad = Math.min(index, this.firstBad ?? index);
  }
}

const SIGNATURE_INVALID = rejection(
  'signature-invalid',
  'A signature of the entry is not one over these bytes: the entry was forged, or altered after it was signed.',
);
