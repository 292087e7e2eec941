import {
  admitStatement,
  canonicalJson,
  decideStatement,
  factsAt,
  instantOf,
  rejection,
  unlessListMissing,
  utf8,
  type DerivedEvent,
  type Facts,
  type Json,
  type NamedEntries,
  type Overlay,
  type RecordedEvent,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import type { Constitution, DraftEntry, Stamp } from './constitution';
import { derivedStatement } from './derived';

export interface Judgement {
  /** Of the statement itself. */
  readonly revision: number;
  readonly derived: readonly DraftEntry[];
  readonly files: readonly Uint8Array[];
}

/** `occurredAt` is a claim; more than five minutes ahead of the ledger's clock it is refused. */
const MAX_AHEAD_MS = 5 * 60_000;

/**
 * Decides on one statement whose signatures, id, keys and revision were checked, and lays it and
 * what is derived from it onto the overlay. On a refusal the overlay is as it was; where a list is missing
 * (`list-missing`), it is to be dropped. A new statement comes
 * with what it `named`; one that stands in a log already is not asked what only new ones are.
 */
export function judge(
  ledger: Constitution,
  world: Overlay,
  statement: Statement,
  stamp: Stamp,
  named?: NamedEntries,
): Judgement | Rejection {
  return unlessListMissing(() => judgeByLists(ledger, world, statement, stamp, named));
}

function judgeByLists(
  ledger: Constitution,
  world: Overlay,
  statement: Statement,
  stamp: Stamp,
  named: NamedEntries | undefined,
): Judgement | Rejection {
  const early = refuseTheFuture(statement, stamp.recordedAt);
  if (early !== undefined) return early;
  const facts = factsAt(world, ledger.around, stamp.index, stamp.recordedAt);
  const decision = decideStatement(ledger.registry, ledger.gates, statement, facts);
  if (!decision.accepted) return decision.rejection;
  const unwelcome = named && admitStatement(ledger.registry, ledger.gates, statement, facts, named);
  if (unwelcome !== undefined) return unwelcome;
  const revision = lay(world, statement, stamp, facts);
  const derived = layDerived(ledger, world, decision.derived, statement, stamp);
  return { revision, derived, files: decision.files };
}

/** Lays events that follow from the entry of `stamp` on the overlay and returns them as entries, unsigned. */
export function layDerived(
  ledger: Constitution,
  world: Overlay,
  events: readonly DerivedEvent[],
  cause: { readonly id: string; readonly occurredAt: string },
  stamp: Stamp,
): DraftEntry[] {
  const defaults = { cause: cause.id, occurredAt: cause.occurredAt, ledger: ledger.around.ledger };
  return events.map((event, i) => {
    const statement = derivedStatement(event, defaults, world, ledger.sha1);
    const at = { index: stamp.index + 1 + i, recordedAt: stamp.recordedAt };
    const facts = factsAt(world, ledger.around, at.index, at.recordedAt);
    const body = utf8(canonicalJson(statement as unknown as Json));
    return { statement, body, revision: lay(world, statement, at, facts) };
  });
}

/** Lays one statement on the overlay; its revision. `facts` are those before it. */
export function lay(world: Overlay, statement: Statement, stamp: Stamp, facts: Facts): number {
  const revision = world.revision(statement.stream) + 1;
  world.apply(recorded(statement, stamp, revision), facts);
  return revision;
}

/** The eight members that every statement has are written out: to copy a parsed object costs many times as much. */
function recorded(statement: Statement, { index, recordedAt }: Stamp, revision: number): RecordedEvent {
  let members = 0;
  for (const _ in statement) members++;
  if (members > 8) return Object.assign({ index, recordedAt, revision }, statement);
  const { actor, data, id, ledger, occurredAt, stream, type, version } = statement;
  return { index, recordedAt, revision, actor, data, id, ledger, occurredAt, stream, type, version };
}

export function isRejection(outcome: object): outcome is Rejection {
  return 'code' in outcome;
}

function refuseTheFuture(statement: Statement, recordedAt: string): Rejection | undefined {
  const latest = instantOf(recordedAt) + MAX_AHEAD_MS;
  for (const member of ['occurredAt', 'capturedAt'] as const) {
    const claim = statement[member];
    if (claim !== undefined && instantOf(claim) > latest) {
      return rejection(
        'in-the-future',
        `The statement's ${member} lies more than five minutes ahead of the ledger's clock; check the device's clock.`,
        { [member]: claim, recordedAt },
      );
    }
  }
  return undefined;
}
