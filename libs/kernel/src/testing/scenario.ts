import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DEADLINE_TABLE, type Context, type Deadline, type RecordedEvent } from '../context';
import type { Decision, DerivedEvent } from '../decider';
import type { Facts } from '../facts';
import { derivedId } from '../ids';
import type { Json, JsonObject } from '../json';
import type { Rejection } from '../rejection';
import { LEDGER_ACTOR, streamWord, type Statement } from '../statement';
import { chinaTime, instantOf, recordedTime } from '../time';
import { admitStatement, decideStatement, type Gates } from '../world/decide';
import { Overlay } from '../world/overlay';
import { Registry } from '../world/registry';
import { emptyWorld, factsAt, type Surroundings } from '../world/world';

/** A statement as a test writes it: what is left out is filled in. */
export interface Draft {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
  readonly actor?: string;
  readonly at?: string;
  /** When it reaches the ledger, where that is not when it happened. */
  readonly recorded?: string;
  readonly cosigners?: readonly string[];
  readonly personal?: Readonly<Record<string, string>>;
  readonly cause?: string;
  readonly id?: string;
  readonly role?: string;
  readonly version?: number;
}

const openGates: Gates = { checkPayload: () => undefined, authorise: () => undefined };
const hash = (algorithm: string) => (bytes: Uint8Array) =>
  new Uint8Array(createHash(algorithm).update(bytes).digest());

/**
 * Given, when, then for deciders: the real contexts over an empty world in memory, without
 * signatures. Each draft is recorded one second after the last unless it says `at`, or `recorded` (China time).
 */
export class Scenario {
  readonly registry: Registry;
  readonly events: RecordedEvent[] = [];
  readonly files = new Map<string, Uint8Array>();
  private readonly world: Overlay;
  private now: number;

  constructor(
    contexts: readonly Context[],
    private readonly gates: Gates = openGates,
    start = '2026-01-05T09:00:00.000+08:00',
  ) {
    this.registry = new Registry(contexts);
    this.world = new Overlay(this.registry, emptyWorld);
    this.now = instantOf(start);
  }

  /** Decides and, where accepted, records; throws where a step that the test takes for granted is refused. */
  given(...drafts: readonly Draft[]): this {
    for (const draft of drafts) {
      const decision = this.when(draft);
      if (!decision.accepted) {
        throw new Error(
          `${draft.type} was refused: ${decision.rejection.code}: ${decision.rejection.reason}`,
        );
      }
    }
    return this;
  }

  when(draft: Draft): Decision {
    const moment = draft.recorded ?? draft.at;
    this.now = moment === undefined ? this.now + 1000 : instantOf(moment);
    const statement = this.statement(draft);
    const decision = decideStatement(this.registry, this.gates, statement, this.facts());
    if (decision.accepted) {
      for (const file of decision.files) this.files.set(hashHex(file), file);
      this.record(statement);
      for (const event of decision.derived) this.recordDerived(event, statement.id, statement.occurredAt);
    }
    return decision;
  }

  /** The refusal's code, or "accepted". */
  outcome(draft: Draft): string {
    const decision = this.when(draft);
    return decision.accepted ? 'accepted' : decision.rejection.code;
  }

  /**
   * What would become of a new statement: the refusal's code, of the decision or of what only new ones are
   * asked (docs/adr/0017), or "admitted". Records nothing.
   */
  admission(draft: Draft): string {
    return this.refusal(draft)?.code ?? 'admitted';
  }

  /** The same refusal whole; undefined where the statement would stand. */
  refusal(draft: Draft): Rejection | undefined {
    const [statement, facts] = [this.statement(draft), this.facts()];
    const decision = decideStatement(this.registry, this.gates, statement, facts);
    if (!decision.accepted) return decision.rejection;
    const named = new Map(this.events.map((one) => [one.id, { index: one.index, statement: one }]));
    return admitStatement(this.registry, this.gates, statement, facts, (id) => named.get(id));
  }

  /** Lets the clock reach a moment (China time) and everything that falls due until then happen. */
  passTo(moment: string): this {
    const end = instantOf(moment);
    for (;;) {
      const row = this.facts().list(DEADLINE_TABLE, '')[0];
      const deadline = row?.value as Deadline | undefined;
      if (row === undefined || deadline === undefined || instantOf(deadline.due) > end) break;
      this.now = Math.max(this.now, instantOf(deadline.due));
      const derived = this.registry.deadline(deadline.kind)?.fire(deadline, this.facts()) ?? [];
      for (const event of derived)
        this.recordDerived(event, deadline.cause, chinaTime(instantOf(deadline.due)));
      if (this.facts().get(DEADLINE_TABLE, row.key) !== undefined)
        throw new Error(`Deadline ${row.key} fired and stands`);
    }
    this.now = end;
    return this;
  }

  facts(): Facts {
    return factsAt(this.world, this.surroundings(), this.events.length, recordedTime(this.now));
  }

  /** The last event of a type. */
  last(type: string): RecordedEvent {
    const event = this.events.findLast((one) => one.type === type);
    if (event === undefined) throw new Error(`No ${type} was recorded`);
    return event;
  }

  all(type: string): readonly RecordedEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  private statement(draft: Draft): Statement {
    const { at, recorded: _recorded, id, data, version, actor, ...rest } = draft;
    return {
      ...rest,
      actor: actor ?? 'founder',
      data: data as JsonObject,
      id: id ?? `00000000-0000-4000-8000-${String(this.events.length).padStart(12, '0')}`,
      ledger: 'mingjing.example/scenario',
      occurredAt: at ?? chinaTime(this.now),
      version: version ?? 1,
    };
  }

  private record(statement: Statement): void {
    const revision = this.world.revision(statement.stream) + 1;
    const event = { ...statement, index: this.events.length, revision, recordedAt: recordedTime(this.now) };
    this.world.apply(event, this.facts());
    this.events.push(event);
    for (const { context } of this.registry.folds(streamWord(event.stream))) {
      assertPlainJson(this.world.state(context, event.stream), `${context}'s state of ${event.stream}`);
    }
  }

  private recordDerived(event: DerivedEvent, causedBy: string, occurredAt: string): void {
    const cause = event.cause ?? causedBy;
    const preceding = this.events.filter((one) => one.cause === cause && one.actor === LEDGER_ACTOR).length;
    const id = derivedId(hash('sha1'), cause, event.type, preceding);
    const derived = {
      occurredAt,
      ...event,
      actor: LEDGER_ACTOR,
      cause,
      id,
      ledger: 'mingjing.example/scenario',
    };
    this.record(derived);
  }

  private surroundings(): Surroundings {
    return {
      ledger: 'mingjing.example/scenario',
      sha256: hash('sha256'),
      root: (size) => (size <= this.events.length ? rootOf(size) : undefined),
      file: (sha256) => this.files.get(sha256),
    };
  }
}

/** States are kept as JSON between restarts: what JSON would lose must not stand in one. */
function assertPlainJson(state: unknown, what: string): void {
  if (state !== undefined && !isDeepStrictEqual(state, JSON.parse(JSON.stringify(state)))) {
    throw new Error(`${what} is not plain JSON: no Map, Set, Date or undefined member may stand in a state`);
  }
}

/** Roots of a scenario's log are made up, one for each size: there are no entries to hash. */
export function rootOf(size: number): string {
  return createHash('sha256').update(String(size)).digest('hex');
}

const hashHex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
