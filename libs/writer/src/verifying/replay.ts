import {
  LEDGER_ACTOR,
  OBSERVED,
  equalBytes,
  factsAt,
  openEntry,
  refuseWhatOnlyTheLedgerStates,
  unlessListMissing,
  uuidVersion,
  type Entry,
  type Overlay,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import { refuseWrongLedger, type EnrolledSignatory } from '../accepting/admission';
import type { FindKey } from '../accepting/keys';
import type { Constitution, DraftEntry } from '../deciding/constitution';
import { dueBefore, fired } from '../deciding/due';
import { isRejection, judge, lay } from '../deciding/judge';
import { refuseObservation } from '../deciding/observation';
import { PendingDeadlines } from '../deciding/pending-deadlines';
import type { ToldWorld } from '../world/told-world';
import {
  causeUnknown,
  clockBackwards,
  derivedMissing,
  derivedUnfounded,
  derivedWrong,
  idNotRandom,
  idTwice,
  wrongRevision,
  type Fault,
} from './faults';
import { signersOf } from './signers-of';

/** An entry that holds if its signatures do, which are left to somebody else. */
export interface HeldEntry {
  readonly statement: Statement;
  readonly recordedAt: string;
  readonly signatories: readonly EnrolledSignatory[];
  /** JCS bytes of the statement: a view into those of the entry. */
  readonly body: Uint8Array;
}

/** An entry whose consequences are being met, one by one, in the log. */
interface Unfolding {
  readonly overlay: Overlay;
  readonly ids: Map<string, number>;
  readonly recordedAt: string;
  /** Derived entries that must come next, in this order. */
  readonly expected: DraftEntry[];
}

/**
 * Reads a log as an outsider would, entry by entry from its bytes: canonical form, one ledger, ids
 * and revisions, keys valid at the index, cosigners, every decision taken again, every derived
 * event recomputed. Signatures are handed out for a worker to verify. Nothing but the log is used.
 */
export class Replay {
  private at: number;
  private unfolding: Unfolding | undefined;
  private readonly pending: PendingDeadlines;

  /** Goes on where `world` ends; `lastRecordedAt` is that of the last entry which it tells. */
  constructor(
    private readonly ledger: Constitution,
    private readonly findKey: FindKey,
    private readonly world: ToldWorld,
    private lastRecordedAt = '',
  ) {
    this.at = world.size();
    this.pending = new PendingDeadlines(world);
  }

  /** The index of the entry that comes next. */
  get index(): number {
    return this.at;
  }

  /** Whose signatures the entry must bear, or what is wrong with it. After a fault the replay is over. */
  next(bytes: Uint8Array): HeldEntry | Fault {
    const index = this.at;
    const read = openEntry(bytes);
    if (!read.ok) return { index, rejection: read.rejection };
    const { entry, body } = read.value;
    const who = this.take(entry, body);
    if (isRejection(who)) return { index, rejection: who };
    this.lastRecordedAt = entry.recordedAt;
    this.at = index + 1;
    return { statement: entry.statement, recordedAt: entry.recordedAt, signatories: who, body };
  }

  /** A derived event that follows from the last entries and that the log lacks. */
  missing(): Fault | undefined {
    const due = this.unfolding?.expected[0];
    return due === undefined ? undefined : { index: this.at, rejection: derivedMissing(due) };
  }

  private take(entry: Entry, body: Uint8Array): readonly EnrolledSignatory[] | Rejection {
    const { statement } = entry;
    const broken =
      refuseWrongLedger(statement, this.ledger.around.ledger) ??
      this.refuseOrder(entry) ??
      (statement.actor === LEDGER_ACTOR ? this.meetLedgers(entry, body) : this.meetStated(entry));
    if (broken !== undefined) return broken;
    const { sha256 } = this.ledger.around;
    const who = signersOf(entry, { index: this.at, world: this.world, find: this.findKey, sha256 });
    this.settle();
    return who;
  }

  private refuseOrder({ statement: { id, cause }, recordedAt }: Entry): Rejection | undefined {
    if (recordedAt < this.lastRecordedAt) return clockBackwards(recordedAt);
    if (this.indexOf(id) !== undefined) return idTwice(id);
    return cause === undefined || this.indexOf(cause) !== undefined ? undefined : causeUnknown(cause);
  }

  /** A person's statement: decided again, on the facts before it. */
  private meetStated(entry: Entry): Rejection | undefined {
    const early = this.missing()?.rejection ?? refuseWhatOnlyTheLedgerStates(entry.statement);
    if (early !== undefined) return early;
    const overlay = this.world.overlay();
    const stamp = { index: this.at, recordedAt: entry.recordedAt };
    const outcome = judge(this.ledger, overlay, entry.statement, stamp);
    if (isRejection(outcome)) return outcome;
    this.unfold(overlay, entry, [...outcome.derived]);
    return wrongRevision(entry, outcome.revision);
  }

  /** The ledger's own: an observation, or the next event that follows from what stands before. */
  private meetLedgers(entry: Entry, body: Uint8Array): Rejection | undefined {
    if (entry.statement.algorithm === OBSERVED) return this.meetObserved(entry);
    const unread = this.unfolding === undefined ? this.fire(entry) : undefined;
    if (unread !== undefined) return unread;
    const { unfolding } = this;
    const due = unfolding?.expected.shift();
    if (unfolding === undefined || due === undefined) return derivedUnfounded(entry);
    if (entry.recordedAt !== unfolding.recordedAt || !equalBytes(due.body, body)) {
      return derivedWrong(due);
    }
    unfolding.ids.set(entry.statement.id, this.at);
    return wrongRevision(entry, due.revision);
  }

  private meetObserved(entry: Entry): Rejection | undefined {
    const { statement, recordedAt } = entry;
    const broken = this.missing()?.rejection ?? refuseObservation(this.ledger, statement);
    if (broken !== undefined) return broken;
    if (uuidVersion(statement.id) !== 4) return idNotRandom(statement.id);
    if (statement.cause === undefined) return causeUnknown('');
    const overlay = this.world.overlay();
    const facts = factsAt(overlay, this.ledger.around, this.at, recordedAt);
    const revision = lay(overlay, statement, { index: this.at, recordedAt }, facts);
    this.unfold(overlay, entry, []);
    return wrongRevision(entry, revision);
  }

  /** What the open deadline derives that the entry follows from, if its moment had come by then. */
  private fire({ statement, recordedAt }: Entry): Rejection | undefined {
    const deadline = dueBefore(this.ledger, this.pending, this.world, statement, recordedAt);
    if (deadline === undefined) return undefined;
    const overlay = this.world.overlay();
    const stamp = { index: this.at, recordedAt };
    const expected = unlessListMissing(() => fired(this.ledger, overlay, deadline, stamp));
    if (isRejection(expected)) return expected;
    this.unfolding = { overlay, ids: new Map(), recordedAt, expected };
    return undefined;
  }

  private unfold(overlay: Overlay, entry: Entry, expected: DraftEntry[]): void {
    const ids = new Map([[entry.statement.id, this.at]]);
    this.unfolding = { overlay, ids, recordedAt: entry.recordedAt, expected };
  }

  /** Once all that follows from an entry stands, it is told as a whole. */
  private settle(): void {
    if (this.unfolding === undefined || this.unfolding.expected.length > 0) return;
    const { overlay, ids } = this.unfolding;
    this.unfolding = undefined;
    this.pending.note(overlay);
    this.world.absorb(overlay, ids, this.at + 1);
  }

  private indexOf(id: string): number | undefined {
    return this.unfolding?.ids.get(id) ?? this.world.indexOf(id);
  }
}
