import {
  addCosignatures,
  isQuorum,
  noteVerifier,
  verifiersOf,
  whatHolds,
  type PolicyWitness,
  type TrustPolicy,
  type VerifierKey,
  type VerifyEd25519,
} from '@mingjing/log';
import { RESTORED, cosignedSizes, noteSigners, type NoteSigners } from './note-signers';
import type { CosignedCheckpoints, SealedLog } from './sealed-log';

/** A checkpoint that the policy's quorum has cosigned: its note bears the lines. */
export interface WitnessedCheckpoint {
  readonly size: number;
  readonly note: string;
}

export interface NotesParts {
  readonly policy: TrustPolicy;
  readonly verify: VerifyEd25519;
  readonly checkpoints: CosignedCheckpoints;
}

/** Moves valid cosignatures to the ledger's own checkpoints, one after the other, and knows the newest witnessed one. */
export class CosignedNotes {
  private latest: WitnessedCheckpoint | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: NotesParts,
    private readonly onWitnessed: (at: WitnessedCheckpoint) => void,
  ) {}

  get witnessed(): WitnessedCheckpoint | undefined {
    return this.latest;
  }

  /** Gives the largest size that each witness, by its name in the policy, has cosigned. */
  async restore(sealed: SealedLog['sealed']): Promise<ReadonlyMap<string, number>> {
    const standing: NoteSigners[] = [];
    for (const note of await this.parts.checkpoints.cosigned(RESTORED)) {
      const signed = this.signersOf(note);
      if (signed === undefined) continue;
      standing.push(signed);
      this.settle(signed.size, signed.note);
    }
    // A policy without a quorum holds every signed checkpoint for witnessed.
    this.settle(sealed.size, sealed.note);
    return cosignedSizes(standing);
  }

  /** A newly sealed checkpoint: witnessed at once where the policy asks for nobody. */
  sealed({ size, note }: SealedLog['sealed']): void {
    if (this.parts.policy.quorum.kind === 'none') this.settle(size, note);
  }

  /** Keeps what `witness` answered under the checkpoint of that size; gives why it is worth nothing, or nothing. */
  async take(witness: PolicyWitness, size: number, lines: string): Promise<string | undefined> {
    const taken = this.keeping.then(() => this.keep(witness, size, lines));
    this.keeping = taken.then(
      () => undefined,
      () => undefined,
    );
    return taken;
  }

  private async keep(witness: PolicyWitness, size: number, lines: string): Promise<string | undefined> {
    const { checkpoints, verify } = this.parts;
    const verifier = noteVerifier(witness.key, verify);
    const standing = await checkpoints.at(size);
    if (verifier === null || standing === null) return 'nobody here can verify its key';
    const sound = whatHolds(standing, verifiersOf(this.keys, verify));
    const cosigned = addCosignatures(sound, lines, [verifier]);
    if (!cosigned.ok) return `its answer is worth nothing: ${cosigned.rejection.reason}`;
    // What stands is never rewritten, not even a line that does not hold.
    const kept = standing + cosigned.value.slice(sound.length);
    if (kept !== standing && !(await checkpoints.keepCosigned(size, kept))) {
      // Lines that another process has kept meanwhile stay, and these come behind them.
      const hasChanged = (await checkpoints.at(size)) !== standing;
      return hasChanged ? this.keep(witness, size, lines) : 'another process kept its own first';
    }
    this.settle(size, cosigned.value);
    return undefined;
  }

  private settle(size: number, note: string): void {
    if (this.latest !== undefined && this.latest.size > size) return;
    const signed = this.signersOf(note);
    const names = new Set(signed?.witnesses.map(({ name }) => name));
    if (!isQuorum(this.parts.policy.quorum, ({ name }) => names.has(name))) return;
    this.latest = { size, note };
    this.onWitnessed(this.latest);
  }

  private get keys(): readonly VerifierKey[] {
    return this.parts.policy.witnesses.map(({ key }) => key);
  }

  private signersOf(note: string): NoteSigners | undefined {
    return noteSigners(note, this.parts.policy, this.parts.verify);
  }
}
