import {
  rejection,
  type NamedEntry,
  type Overlay,
  type Registry,
  type Rejection,
  type World,
} from '@mingjing/kernel';
import { enrolledSignatories, refuseInvalidKeys, refuseStaleView, signatories } from '../accepting/admission';
import { placed } from '../accepting/batch-position';
import type { Proposal } from '../accepting/intake';
import { keysFor } from '../accepting/keys';
import type { Submission } from '../accepting/submission';
import type { DraftEntry } from './constitution';
import type { Footing } from './footing';
import type { GroupRules } from './group-rules';
import { isRejection, judge } from './judge';
import { namedEntry } from './named-entry';
import { repeated, type Place } from './repeats';
import { Trial, type Ground, type GroupedEntry } from './trial';
import { writeEntries } from './write-entries';

export type Verdict =
  | { readonly ok: true; readonly places: readonly Place[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** Entries of one array, derived ones included, come to at most 480 KiB. */
const MAX_BATCH_BYTES = 480 * 1024;
/** Entries of one append: half of what the engine of several machines takes in one call. */
const MAX_APPEND_BYTES = 512 * 1024;

/**
 * Statements decided together and appended together. Each batch is decided on a trial of its own,
 * so that one refusal undoes only it; each sees what the ones before it in the group have changed.
 */
export class Group implements Ground {
  readonly entries: GroupedEntry[] = [];
  readonly files: Uint8Array[] = [];
  readonly accepted: Submission[] = [];
  readonly overlay: Overlay;
  readonly registry: Registry;
  /** Index of the first entry. */
  readonly start: number;
  readonly ids = new Map<string, number>();
  bytes = 0;

  constructor(
    private readonly rules: GroupRules,
    private footing: Footing,
    readonly recordedAt: string,
  ) {
    this.overlay = footing.overlay();
    this.registry = rules.ledger.registry;
    this.start = footing.size();
  }

  get nextIndex(): number {
    return this.start + this.entries.length;
  }

  /** Whether more that the ledger states itself must wait for the next group. */
  get isHalfFull(): boolean {
    return this.bytes > MAX_APPEND_BYTES / 2;
  }

  /** Stands on the durable log from now on, in which the group below it is told. */
  rebase(world: Footing & World): void {
    this.footing = world;
    this.overlay.rebase(world);
  }

  /**
   * One place for each proposal, in order, or why none of them stands; `no-room`, and nothing is
   * changed, where only a later append can hold them.
   */
  decide(proposals: readonly Proposal[], isArray: boolean): Verdict | 'no-room' {
    const trial = new Trial(this);
    const places: Place[] = [];
    for (const proposal of proposals) {
      const outcome = this.decideOne(trial, proposal);
      if (isRejection(outcome)) {
        return { ok: false, rejection: isArray ? placed(outcome, places.length) : outcome };
      }
      if (trial.bytes > MAX_BATCH_BYTES) return { ok: false, rejection: tooLarge(trial.bytes) };
      places.push(outcome);
    }
    if (this.entries.length > 0 && this.bytes + trial.bytes > MAX_APPEND_BYTES) return 'no-room';
    this.take(trial);
    return { ok: true, places };
  }

  openTrial(): Trial {
    return new Trial(this);
  }

  /** Takes over what the ledger states itself, laid on the trial's overlay. Throws where an entry cannot hold it. */
  add(trial: Trial, drafts: readonly DraftEntry[]): void {
    const unfit = this.write(trial, drafts);
    if (unfit !== undefined) throw new Error(`The ledger cannot record its own event: ${unfit.reason}`);
    this.take(trial);
  }

  indexInGroup(id: string): number | undefined {
    return this.ids.get(id);
  }

  entryInGroup(index: number): GroupedEntry | undefined {
    return this.entries[index - this.start];
  }

  /** The order of these checks is the record's (submission). */
  private decideOne(trial: Trial, proposal: Proposal): Place | Rejection {
    const { submission } = proposal;
    const forged = proposal.verified
      ? undefined
      : this.rules.refuseSignatures(submission, trial.overlay, trial.nextIndex);
    if (forged !== undefined) return forged;
    const standing = repeated(trial, this.rules.standing, submission);
    if (standing !== undefined) return standing;
    return proposal.unfit ?? this.admit(trial, submission) ?? this.judgeOne(trial, submission);
  }

  private admit(trial: Trial, submission: Submission): Rejection | undefined {
    const { statement } = submission;
    const find = keysFor(statement, trial.nextIndex, this.rules.findKey, this.rules.ledger.around.sha256);
    const who = enrolledSignatories(trial.overlay, find, signatories(submission));
    if (!who.ok) return who.rejection;
    const invalid =
      refuseInvalidKeys(who.value, trial.nextIndex) ??
      submission.cosignerMissing ??
      refuseStaleView(submission, trial.overlay);
    const { cause } = statement;
    if (invalid !== undefined || cause === undefined) return invalid;
    if (trial.indexOf(cause) !== undefined || this.footing.indexOf(cause) !== undefined) return undefined;
    return rejection(
      'unknown-cause',
      'The statement names a cause that does not stand in the log: send that one first, or correct "cause".',
      { cause },
    );
  }

  private judgeOne(trial: Trial, submission: Submission): Place | Rejection {
    const index = trial.nextIndex;
    const { statement, body, signature } = submission;
    const stamp = { index, recordedAt: this.recordedAt };
    const named = (id: string): NamedEntry | undefined => namedEntry(trial, this.rules.standing, id);
    const outcome = judge(this.rules.ledger, trial.overlay, statement, stamp, named);
    if (isRejection(outcome)) return outcome;
    const { revision, derived } = outcome;
    const unfit = this.write(trial, [{ statement, body, revision, signature }, ...derived]);
    if (unfit !== undefined) return unfit;
    trial.files.push(...outcome.files);
    trial.accepted.push(submission);
    return { index, revision };
  }

  private write(trial: Trial, drafts: readonly DraftEntry[]): Rejection | undefined {
    return writeEntries(trial, drafts, this.recordedAt, this.rules);
  }

  private take(trial: Trial): void {
    this.overlay.absorb(trial.overlay);
    for (const entry of trial.entries) {
      this.ids.set(entry.id, this.nextIndex);
      this.entries.push(entry);
    }
    this.files.push(...trial.files);
    this.accepted.push(...trial.accepted);
    this.bytes += trial.bytes;
  }
}

function tooLarge(bytes: number): Rejection {
  return rejection('too-large', 'The entries of one array come to more than 480 KiB; send it in parts.', {
    bytes,
  });
}
