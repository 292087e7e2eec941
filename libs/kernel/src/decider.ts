import type { Facts } from './facts';
import type { JsonObject } from './json';
import { rejection, type Rejection } from './rejection';
import type { Statement } from './statement';

/**
 * A derived event that a decision adds. Its id, revision and signature are the writer's; its
 * `cause` is the statement decided on, its `occurredAt` the cause's, unless given.
 */
export interface DerivedEvent {
  readonly stream: string;
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  /** `"<name>/v<n>"`: by which anyone can recompute it. */
  readonly algorithm: string;
  readonly occurredAt?: string;
  readonly cause?: string;
}

/** Deciding refuses a statement or adds derived events to it; it never rewrites it. */
export type Decision =
  | {
      readonly accepted: true;
      readonly derived: readonly DerivedEvent[];
      /** Lists too long for an entry: stored by content and durable before the append. */
      readonly files: readonly Uint8Array[];
    }
  | { readonly accepted: false; readonly rejection: Rejection };

export type Decide<S, D> = (state: S | undefined, statement: Statement<D>, facts: Facts) => Decision;

export function accept(derived: readonly DerivedEvent[] = [], files: readonly Uint8Array[] = []): Decision {
  return { accepted: true, derived, files };
}

export function refuse(code: string, reason: string, facts: JsonObject = {}): Decision {
  return { accepted: false, rejection: rejection(code, reason, facts) };
}

/** A rule of the law as a value: undefined where it is kept. */
export type Policy<S, D> = (
  state: S | undefined,
  statement: Statement<D>,
  facts: Facts,
) => Rejection | undefined;

/** An entry that stands, as a later statement names it. */
export interface NamedEntry {
  readonly index: number;
  readonly statement: Statement;
}

/** The entries that a new statement names, by id; undefined where none of that id stands before it. */
export type NamedEntries = (id: string) => NamedEntry | undefined;

/** A rule for new statements alone. It may read the entries that they name, which a decision cannot: facts are narrow. */
export type Admission<S, D> = (
  state: S | undefined,
  statement: Statement<D>,
  facts: Facts,
  named: NamedEntries,
) => Rejection | undefined;

/** One policy of several: the first that is broken refuses. */
export function allOf<S, D>(...policies: readonly Policy<S, D>[]): Policy<S, D> {
  return (state, statement, facts) => {
    for (const policy of policies) {
      const broken = policy(state, statement, facts);
      if (broken !== undefined) return broken;
    }
    return undefined;
  };
}

/** The first policy that is broken refuses; where all are kept, `then` decides. */
export function under<S, D>(
  policies: readonly Policy<S, D>[],
  then: Decide<S, D> = () => accept(),
): Decide<S, D> {
  const all = allOf(...policies);
  return (state, statement, facts) => {
    const broken = all(state, statement, facts);
    return broken === undefined ? then(state, statement, facts) : { accepted: false, rejection: broken };
  };
}
