import { ok, refused, type Result } from '@mingjing/kernel';
import { missingFrom, type PolicyWitness, type TrustPolicy, type VerifyEd25519 } from '@mingjing/log';
import { CosignedNotes, type WitnessedCheckpoint } from './cosigned-notes';
import { Rounds, type Rhythm } from './rounds';
import type { CosignedCheckpoints, SealedLog } from './sealed-log';
import { WitnessErrand, type AskedWitness } from './witness-errand';

export interface DeskParts {
  readonly policy: TrustPolicy;
  readonly verify: VerifyEd25519;
  readonly checkpoints: CosignedCheckpoints;
  /** How a witness is asked; undefined for one without an address, who can only be believed. */
  readonly clientOf: (witness: PolicyWitness) => AskedWitness | undefined;
  readonly rhythm: Rhythm;
  /** Milliseconds that a statement waits for its witnesses. */
  readonly patience: number;
}

/** How a witness stands, for whoever looks after the ledger. */
export interface WitnessState {
  readonly name: string;
  /** The largest size that it has cosigned, as far as this ledger knows. */
  readonly cosigned: number;
  /** What went wrong when it was last asked. */
  readonly fault?: string;
}

/** Somebody whose statement lies below that size. */
interface Waiting {
  readonly size: number;
  readonly settle: (result: Result<WitnessedCheckpoint>) => void;
}

/**
 * Gathers cosignatures for a log: after a seal it asks the witnesses of the policy to cosign the newest
 * checkpoint, keeps what they sign beside it, and tells those who wait once the quorum has signed. It never
 * holds up a seal. Witnesses that are away are asked again; the newest checkpoint is the only one asked for.
 */
export class CosignatureDesk {
  private readonly errands: readonly WitnessErrand[];
  private readonly notes: CosignedNotes;
  private readonly waiting = new Set<Waiting>();
  private isClosed = false;
  private rounds: Rounds | undefined;

  constructor(private readonly parts: DeskParts) {
    const { policy, rhythm, clientOf } = parts;
    this.errands = policy.witnesses.flatMap((witness) => {
      const client = clientOf(witness);
      return client === undefined ? [] : [new WitnessErrand(witness, client, rhythm.retries)];
    });
    this.notes = new CosignedNotes(parts, (at) => this.tell(at));
  }

  /** Takes up what was kept before, and from now on follows the log. */
  async attend(log: SealedLog): Promise<void> {
    const sizes = await this.notes.restore(log.sealed);
    for (const errand of this.errands) errand.remember(sizes.get(errand.witness.name) ?? 0);
    this.rounds = new Rounds(log, this.errands, this.notes, this.parts.rhythm);
    this.rounds.wake();
  }

  /** The newest checkpoint that the policy's quorum has cosigned. */
  get witnessed(): WitnessedCheckpoint | undefined {
    return this.notes.witnessed;
  }

  /** How each witness with an address stands. */
  states(): readonly WitnessState[] {
    return this.errands.map(({ witness: { name }, cosignedSize }) => {
      const fault = this.rounds?.faults.get(name);
      return { name, cosigned: cosignedSize, ...(fault === undefined ? {} : { fault }) };
    });
  }

  /** Shows of witnesses, by name, what they were heard to say, until they are asked to cosign again. */
  heard(faults: ReadonlyMap<string, string>): void {
    for (const [name, why] of faults) this.rounds?.faults.set(name, why);
  }

  /** A witnessed checkpoint over at least that many entries; `not-witnessed` where patience ends before. */
  async covering(size: number): Promise<Result<WitnessedCheckpoint>> {
    const { witnessed } = this.notes;
    if (witnessed !== undefined && witnessed.size >= size) return ok(witnessed);
    if (this.isClosed) return this.notWitnessed(size);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(this.notWitnessed(size)), this.parts.patience);
      const settle = (result: Result<WitnessedCheckpoint>): void => {
        clearTimeout(timer);
        this.waiting.delete(waiting);
        resolve(result);
      };
      const waiting: Waiting = { size, settle };
      this.waiting.add(waiting);
      this.rounds?.wake();
    });
  }

  /** Asks no more, and waits for nobody: those who wait are told what is missing. */
  close(): void {
    this.isClosed = true;
    this.rounds?.close();
    for (const { size, settle } of this.waiting) settle(this.notWitnessed(size));
  }

  private tell(at: WitnessedCheckpoint): void {
    for (const { size, settle } of this.waiting) if (size <= at.size) settle(ok(at));
  }

  private notWitnessed(size: number): Result<never> {
    const upTo = new Map(this.errands.map(({ witness, cosignedSize }) => [witness.name, cosignedSize]));
    const missing =
      missingFrom(this.parts.policy.quorum, ({ name }) => (upTo.get(name) ?? 0) >= size) ??
      'one checkpoint that all of the quorum have cosigned';
    const reason = `No quorum of witnesses has cosigned a checkpoint over ${String(size)} entries in time; it wants ${missing}.`;
    return refused('not-witnessed', reason, { size, missing });
  }
}
