import {
  LEDGER_ACTOR,
  OBSERVED,
  canonicalJson,
  factsAt,
  readEntry,
  refuseWhatOnlyTheLedgerStates,
  rejection,
  uuidVersion,
  type Entry,
  type Json,
  type Overlay,
  type Rejection,
} from '@mingjing/kernel';
import { enrolledKeys, refuseInvalidKeys, refuseWrongLedger, signatories } from './admission';
import { fired } from './fire';
import { isRejection, judge, lay, type Constitution, type DraftEntry } from './judge';
import { keysFor, type FindKey } from './keys';
import { PendingDeadlines } from './pending-deadlines';
import type { ToldWorld } from './told-world';
import { signatureChecks } from './verified';
import type { SignatureCheck } from './verifier';

/** What an outsider found wrong with an entry. */
export interface Fault {
  readonly index: number;
  readonly rejection: Rejection;
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
  private lastRecordedAt = '';
  private readonly pending: PendingDeadlines;

  constructor(
    private readonly ledger: Constitution,
    private readonly findKey: FindKey,
    private readonly world: ToldWorld,
  ) {
    this.at = world.size();
    this.pending = new PendingDeadlines(world);
  }

  /** The index of the entry that comes next. */
  get index(): number {
    return this.at;
  }

  /** The checks of the entry's signatures, or what is wrong with it. After a fault the replay is over. */
  next(bytes: Uint8Array): readonly SignatureCheck[] | Fault {
    const index = this.at;
    const read = readEntry(bytes);
    if (!read.ok) return { index, rejection: read.rejection };
    const outcome = this.take(read.value);
    if ('code' in outcome) return { index, rejection: outcome };
    this.lastRecordedAt = read.value.recordedAt;
    this.at = index + 1;
    return outcome;
  }

  /** A derived event that follows from the last entries and that the log lacks. */
  missing(): Fault | undefined {
    const due = this.unfolding?.expected[0];
    return due === undefined ? undefined : { index: this.at, rejection: derivedMissing(due) };
  }

  private take(entry: Entry): readonly SignatureCheck[] | Rejection {
    const { statement } = entry;
    const body = canonicalJson(statement as unknown as Json);
    const broken =
      refuseWrongLedger(statement, this.ledger.around.ledger) ??
      this.refuseOrder(entry) ??
      (statement.actor === LEDGER_ACTOR ? this.meetLedgers(entry, body) : this.meetStated(entry, body));
    if (broken !== undefined) return broken;
    const checks = this.keysHold(entry, body);
    this.settle();
    return checks;
  }

  private refuseOrder({ statement, recordedAt }: Entry): Rejection | undefined {
    if (recordedAt < this.lastRecordedAt) {
      return rejection('clock-backwards', 'The entry was recorded before the one that it follows.', {
        recordedAt,
      });
    }
    if (this.indexOf(statement.id) !== undefined) {
      return rejection('id-twice', `The id ${statement.id} stands in the log twice.`, { id: statement.id });
    }
    const { cause } = statement;
    if (cause === undefined || this.indexOf(cause) !== undefined) return undefined;
    return rejection('unknown-cause', 'The entry names a cause that does not stand before it.', { cause });
  }

  /** A person's statement: decided again, on the facts before it. */
  private meetStated(entry: Entry, body: string): Rejection | undefined {
    const due = this.unfolding?.expected[0];
    if (due !== undefined) return derivedMissing(due);
    const reserved = refuseWhatOnlyTheLedgerStates(entry.statement);
    if (reserved !== undefined) return reserved;
    const overlay = this.world.overlay();
    const stamp = { index: this.at, recordedAt: entry.recordedAt };
    const outcome = judge(this.ledger, overlay, entry.statement, stamp, body, entry.signature);
    if (isRejection(outcome)) return outcome;
    const [stated, ...expected] = outcome.entries;
    this.unfold(overlay, entry, expected);
    return refuseRevision(entry, stated?.revision ?? 0);
  }

  /** The ledger's own: an observation, or the next event that follows from what stands before. */
  private meetLedgers(entry: Entry, body: string): Rejection | undefined {
    if (entry.statement.algorithm === OBSERVED) return this.meetObserved(entry);
    if (this.unfolding === undefined) this.fire(entry.recordedAt);
    const { unfolding } = this;
    const due = unfolding?.expected.shift();
    if (unfolding === undefined || due === undefined) {
      const { type } = entry.statement;
      return rejection('derived-unfounded', `Nothing that stands before it calls for this ${type}.`, {
        type,
      });
    }
    if (due.body !== body || entry.recordedAt !== unfolding.recordedAt) {
      return rejection(
        'derived-wrong',
        `Here should stand the ${due.statement.type} that follows from the entries before.`,
        { type: due.statement.type, id: due.statement.id },
      );
    }
    unfolding.ids.set(entry.statement.id, this.at);
    return refuseRevision(entry, due.revision);
  }

  private meetObserved(entry: Entry): Rejection | undefined {
    const due = this.unfolding?.expected[0];
    if (due !== undefined) return derivedMissing(due);
    const { statement, recordedAt } = entry;
    const known = this.ledger.registry.event(statement.type, statement.version);
    if (known === undefined || uuidVersion(statement.id) !== 4) {
      return rejection('observed-malformed', 'An observed entry has a random id and a type that is known.');
    }
    const overlay = this.world.overlay();
    const facts = factsAt(overlay, this.ledger.around, this.at, recordedAt);
    const revision = lay(overlay, statement, { index: this.at, recordedAt }, facts);
    this.unfold(overlay, entry, []);
    return refuseRevision(entry, revision);
  }

  /** What the first open deadline derives, if its moment had come when the entry was recorded. */
  private fire(recordedAt: string): void {
    const deadline = this.pending.due(recordedAt, this.world);
    if (deadline === undefined) return;
    const overlay = this.world.overlay();
    const expected = fired(this.ledger, overlay, deadline, { index: this.at, recordedAt });
    this.unfolding = { overlay, ids: new Map(), recordedAt, expected };
  }

  private keysHold(entry: Entry, body: string): readonly SignatureCheck[] | Rejection {
    // An attested statement and the ledger's own are signed by the service key.
    const attested = entry.statement.attestation !== undefined;
    const statement = attested ? { ...entry.statement, actor: LEDGER_ACTOR } : entry.statement;
    const { signature } = entry;
    const who = signatories({ statement, signature });
    const find = keysFor(statement, this.at, this.findKey, this.ledger.around.sha256);
    const keys = enrolledKeys(this.world, find, who);
    if (!keys.ok) return keys.rejection;
    const invalid = refuseInvalidKeys(keys.value, who, this.at);
    if (invalid !== undefined) return invalid;
    const checks = signatureChecks({ statement, signature, body }, this.world, find);
    return checks.ok ? checks.value : checks.rejection;
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

function refuseRevision({ revision, statement }: Entry, next: number): Rejection | undefined {
  if (revision === next) return undefined;
  return rejection('revision-wrong', `The entry should be revision ${String(next)} of ${statement.stream}.`, {
    found: revision,
    next,
  });
}

function derivedMissing({ statement }: DraftEntry): Rejection {
  return rejection(
    'derived-missing',
    `Here the ${statement.type} is missing that follows from an earlier entry.`,
    {
      type: statement.type,
      cause: statement.cause ?? '',
    },
  );
}
