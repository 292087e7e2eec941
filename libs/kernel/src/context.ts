import type { Corrections } from './corrected-values';
import type { Admission, Decide, DerivedEvent } from './decider';
import type { FactChange, Facts } from './facts';
import type { Json, JsonObject } from './json';
import type { Role } from './roles';
import type { Statement } from './statement';

/** An accepted entry as contexts see it: the statement, its place and the ledger's stamp. */
export interface RecordedEvent<D = JsonObject> extends Statement<D> {
  readonly index: number;
  readonly revision: number;
  readonly recordedAt: string;
}

/**
 * Who may read an event (record.md, who may read what): `public` anyone; `reader` whoever has a
 * reader's token; `sealed` as reader, but while its draw is not unblinded only the draw's own
 * roles.
 */
export type Visibility = 'public' | 'reader' | 'sealed';

/** One event type and version: the row of the catalogue that all of the ledger works from. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds definitions of every payload type
export interface EventDefinition<S = any, D = any> {
  readonly type: string;
  readonly version: number;
  /** The word before "/" of the streams that the event may stand in. */
  readonly stream: string;
  /** The class-validator class: the one definition of the payload's shape. */
  readonly payload: new () => D;
  readonly visibility: Visibility;
  /** Any one of these roles may state it; `ledger` alone: derived or observed. */
  readonly statedBy: readonly (Role | 'founder' | 'ledger')[];
  /** At least one cosigner must hold one of these roles. */
  readonly cosignedBy?: readonly Role[];
  /** Names of the personal fields that a statement may commit to; none unless given. */
  readonly personal?: readonly string[];
  /**
   * Members of the data that name a file by its hash alone: its bytes are personal, so they are
   * neither handed in nor exported.
   */
  readonly withheld?: readonly string[];
  /** The ledger records it as seen, without anybody stating it or anything calling for it; nothing is decided on it. */
  readonly observed?: true;
  /** Absent on events that only the ledger makes. */
  readonly decide?: Decide<S, D>;
  /**
   * What a new statement must keep besides, asked where it comes in and never of one that stands: a
   * log that was written before the rule was made holds for ever (docs/adr/0017).
   */
  readonly admit?: Admission<S, D>;
  /** Ids of earlier statements that `admit` looks up: they are fetched for it, and no others. */
  readonly names?: (data: D) => readonly string[];
}

/**
 * What a context folds of one kind of stream. Several contexts may fold the same stream, each a
 * state of its own; `evolve` sees every event of the stream, ignores those that do not concern it
 * (returning the state as it was), and never refuses a recorded fact.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see EventDefinition
export interface StreamDefinition<S = any> {
  readonly word: string;
  evolve(state: S | undefined, event: RecordedEvent): S | undefined;
  /** The state by what corrections say, with what the entries state beside it; absent where none of its members is weighed so. */
  corrected?(state: S, corrections: Corrections): S;
}

/**
 * Something that falls due without anybody stating anything. While the fact table `deadline` holds
 * `<due, UTC> <kind> <key>`, the ledger derives `fire(…)` once its clock has passed the due moment.
 * The events derived must, through the context's `facts`, remove the row.
 */
export interface DeadlineDefinition {
  readonly kind: string;
  /**
   * Many of these can fall due together and nobody waits for any single one: statements are decided
   * between two of them, and other deadlines pass them. Each derives a few events only, none of which
   * names another cause than the row's.
   */
  readonly givesWay?: true;
  /** Every event carries the deadline's `occurredAt`; `cause` is taken from the row where the event gives none. */
  fire(deadline: Deadline, facts: Facts): readonly DerivedEvent[];
}

export interface Deadline {
  readonly kind: string;
  readonly key: string;
  /** UTC, as recorded times are written. */
  readonly due: string;
  /** Id of the entry that set it. */
  readonly cause: string;
  readonly data?: Json;
}

export interface Context {
  readonly name: string;
  readonly streams: readonly StreamDefinition[];
  readonly events: readonly EventDefinition[];
  readonly deadlines?: readonly DeadlineDefinition[];
  /** Changes of narrow fact tables that follow from one entry; `facts` are those before it. */
  facts?(event: RecordedEvent, facts: Facts): readonly FactChange[];
  /** Stable refusal codes with their Chinese titles, shown as the title of a problem. */
  readonly refusals: Readonly<Record<string, string>>;
}

export const DEADLINE_TABLE = 'deadline';

/** The fact that sets a deadline. */
export function setDeadline(deadline: Deadline): FactChange {
  return {
    table: DEADLINE_TABLE,
    key: deadlineKey(deadline),
    value: {
      kind: deadline.kind,
      key: deadline.key,
      due: deadline.due,
      cause: deadline.cause,
      ...(deadline.data === undefined ? {} : { data: deadline.data }),
    },
  };
}

/** The fact that lifts a deadline: it fired, or what it watched for was done. */
export function clearDeadline(deadline: Pick<Deadline, 'due' | 'kind' | 'key'>): FactChange {
  return { table: DEADLINE_TABLE, key: deadlineKey(deadline), value: null };
}

/** Sorts by due moment first, so that the next deadline is the first row. */
function deadlineKey(deadline: Pick<Deadline, 'due' | 'kind' | 'key'>): string {
  return `${deadline.due} ${deadline.kind} ${deadline.key}`;
}
