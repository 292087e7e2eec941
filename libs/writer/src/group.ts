import {
  equalBytes,
  readEntry,
  rejection,
  utf8,
  canonicalJson,
  signedBytes,
  toBase64,
  type Json,
  Overlay,
  type Rejection,
  type SignatureSet,
} from '@mingjing/kernel';
import { enrolledKeys, refuseInvalidKeys, refuseStaleView, signatories } from './admission';
import { isRejection, judge, sealedBytes, type Constitution, type DraftEntry } from './judge';
import { keysFor, type FindKey } from './keys';
import type { Submission, SubmittedBatch } from './submission';
import type { ToldWorld } from './told-world';

export interface GroupedEntry {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** Where a statement of a batch stands: new in this group, or answered by an entry that stood before. */
export interface Place {
  readonly index: number;
  readonly revision: number;
}

export type Verdict =
  | { readonly ok: true; readonly places: readonly Place[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** What the group needs from its ledger; the writer and its tests bring it. */
export interface GroupRules {
  readonly ledger: Constitution;
  readonly findKey: FindKey;
  /** Signs derived and observed entries. */
  readonly serviceKey: { readonly keyId: string; sign(message: Uint8Array): Uint8Array };
  /** Bytes of a durable entry that a statement of this group repeats by id. */
  entry(index: number): Uint8Array | undefined;
  /** Undefined where the signatures hold; asked here for keys that were unknown when the batch came in. */
  refuseSignatures(submission: Submission, overlay: Overlay, index: number): Rejection | undefined;
}

/** Entries of one array, derived ones included, come to at most 480 KiB. */
const MAX_BATCH_BYTES = 480 * 1024;

/**
 * Statements decided together and appended together. Each batch is decided on an overlay of its
 * own, so that one refusal undoes only it.
 */
export class Group {
  readonly entries: GroupedEntry[] = [];
  readonly files: Uint8Array[] = [];
  readonly accepted: Submission[] = [];
  readonly overlay: Overlay;
  readonly ids = new Map<string, number>();

  constructor(
    private readonly rules: GroupRules,
    private readonly world: ToldWorld,
    readonly start: number,
    readonly recordedAt: string,
  ) {
    this.overlay = world.overlay();
  }

  decide(batch: SubmittedBatch): Verdict {
    const trial = new Trial(this);
    const places: Place[] = [];
    for (const [position, submission] of batch.submissions.entries()) {
      const outcome = this.decideOne(trial, submission);
      if ('code' in outcome) return refusedAt(outcome, batch.isArray ? position : undefined);
      places.push(outcome);
    }
    if (trial.bytes > MAX_BATCH_BYTES) return refusedAt(tooLarge(trial.bytes), undefined);
    this.take(trial);
    return { ok: true, places };
  }

  /** Entries that the ledger states itself, already laid on an overlay of `openTrial()`. */
  add(trial: Trial, drafts: readonly DraftEntry[]): void {
    const rejected = this.sign(trial, drafts);
    if (rejected !== undefined) throw new Error(`The ledger cannot record its own event: ${rejected.reason}`);
    this.take(trial);
  }

  openTrial(): Trial {
    return new Trial(this);
  }

  get rulesOfLedger(): GroupRules {
    return this.rules;
  }

  get below(): ToldWorld {
    return this.world;
  }

  private decideOne(trial: Trial, submission: Submission): Place | Rejection {
    const broken = this.rules.refuseSignatures(submission, trial.overlay, trial.nextIndex);
    if (broken !== undefined) return broken;
    const standing = trial.indexOf(submission.statement.id);
    if (standing !== undefined) return this.repeat(trial, submission, standing);
    return this.admit(trial, submission) ?? this.judgeOne(trial, submission);
  }

  private admit(trial: Trial, submission: Submission): Rejection | undefined {
    const { statement } = submission;
    const who = signatories(submission);
    const find = keysFor(statement, trial.nextIndex, this.rules.findKey, this.rules.ledger.around.sha256);
    const keys = enrolledKeys(trial.overlay, find, who);
    if (!keys.ok) return keys.rejection;
    const invalid =
      refuseInvalidKeys(keys.value, who, trial.nextIndex) ??
      refuseStaleView(submission, trial.overlay.revision(statement.stream));
    if (invalid !== undefined || statement.cause === undefined) return invalid;
    if (trial.indexOf(statement.cause) !== undefined) return undefined;
    return rejection('unknown-cause', 'The statement names a cause that does not stand in the log.', {
      cause: statement.cause,
    });
  }

  private judgeOne(trial: Trial, submission: Submission): Place | Rejection {
    const index = trial.nextIndex;
    const stamp = { index, recordedAt: this.recordedAt };
    const { statement, body, signature } = submission;
    const outcome = judge(this.rules.ledger, trial.overlay, statement, stamp, body, signature);
    if (isRejection(outcome)) return outcome;
    const unfit = this.sign(trial, outcome.entries);
    if (unfit !== undefined) return unfit;
    trial.files.push(...outcome.files);
    trial.accepted.push(submission);
    return { index, revision: outcome.entries[0]?.revision ?? 0 };
  }

  private sign(trial: Trial, drafts: readonly DraftEntry[]): Rejection | undefined {
    for (const draft of drafts) {
      const bytes = sealedBytes(draft, draft.signature ?? this.signature(draft.body), this.recordedAt);
      if (!(bytes instanceof Uint8Array)) return bytes;
      trial.add({
        id: draft.statement.id,
        type: draft.statement.type,
        revision: draft.revision,
        body: draft.body,
        bytes,
      });
    }
    return undefined;
  }

  private signature(body: string): SignatureSet {
    const { serviceKey } = this.rules;
    return { key: serviceKey.keyId, sig: toBase64(serviceKey.sign(signedBytes(utf8(body)))) };
  }

  /** A known id: same body → the first receipt again; another body → refused. */
  private repeat(trial: Trial, submission: Submission, index: number): Place | Rejection {
    const own = trial.entryAt(index);
    const standing = own ?? storedEntry(this.rules.entry(index));
    if (equalBytes(utf8(standing.body), utf8(submission.body))) return { index, revision: standing.revision };
    return rejection(
      'id-reused',
      'Another statement with this id stands in the log; give each statement an id of its own.',
      {
        id: submission.statement.id,
        index,
      },
    );
  }

  private take(trial: Trial): void {
    this.overlay.absorb(trial.overlay);
    for (const [i, entry] of trial.entries.entries())
      this.ids.set(entry.id, this.start + this.entries.length + i);
    this.entries.push(...trial.entries);
    this.files.push(...trial.files);
    this.accepted.push(...trial.accepted);
  }
}

/** One batch on trial: dropped as a whole on a refusal. */
export class Trial {
  readonly entries: GroupedEntry[] = [];
  readonly files: Uint8Array[] = [];
  readonly accepted: Submission[] = [];
  readonly overlay: Overlay;
  bytes = 0;
  private readonly ids = new Map<string, number>();
  private readonly first: number;

  constructor(private readonly group: Group) {
    this.overlay = new Overlay(group.rulesOfLedger.ledger.registry, group.overlay);
    this.first = group.start + group.entries.length;
  }

  get nextIndex(): number {
    return this.first + this.entries.length;
  }

  add(entry: GroupedEntry): void {
    this.ids.set(entry.id, this.nextIndex);
    this.entries.push(entry);
    this.bytes += entry.bytes.length;
  }

  indexOf(id: string): number | undefined {
    return this.ids.get(id) ?? this.group.ids.get(id) ?? this.group.below.indexOf(id);
  }

  /** An entry of this batch or of its group; undefined for one that is durable. */
  entryAt(index: number): GroupedEntry | undefined {
    if (index >= this.first) return this.entries[index - this.first];
    return this.group.entries[index - this.group.start];
  }
}

function storedEntry(bytes: Uint8Array | undefined): { readonly body: string; readonly revision: number } {
  const entry = readEntry(bytes ?? new Uint8Array());
  if (!entry.ok) throw new Error(`A stored entry cannot be read: ${entry.rejection.reason}`);
  return { body: canonicalJson(entry.value.statement as unknown as Json), revision: entry.value.revision };
}

function refusedAt(why: Rejection, position: number | undefined): Verdict {
  if (position === undefined) return { ok: false, rejection: why };
  return { ok: false, rejection: { ...why, facts: { ...why.facts, position } } };
}

function tooLarge(bytes: number): Rejection {
  return rejection('too-large', 'The entries of one array come to more than 480 KiB; send it in parts.', {
    bytes,
  });
}
