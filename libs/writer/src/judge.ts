import {
  MAX_ENTRY_BYTES,
  decideStatement,
  factsAt,
  instantOf,
  rejection,
  utf8,
  entryBytes,
  canonicalJson,
  type DerivedEvent,
  type Facts,
  type Gates,
  type Json,
  type Overlay,
  type RecordedEvent,
  type Registry,
  type Rejection,
  type Sha1,
  type SignatureSet,
  type Statement,
  type Surroundings,
} from '@mingjing/kernel';
import { derivedStatement } from './derived';

/** What a ledger is made of, the same for its writer and for whoever replays it. */
export interface Constitution {
  readonly registry: Registry;
  readonly gates: Gates;
  readonly around: Surroundings;
  readonly sha1: Sha1;
}

/** An entry that is about to stand: `signature` is absent on derived ones until the service signs them. */
export interface DraftEntry {
  readonly statement: Statement;
  readonly body: string;
  readonly revision: number;
  readonly signature?: SignatureSet;
}

export interface Judgement {
  readonly entries: readonly DraftEntry[];
  readonly files: readonly Uint8Array[];
}

/** `occurredAt` is a claim; more than five minutes ahead of the ledger's clock it is refused. */
const MAX_AHEAD_MS = 5 * 60_000;

/**
 * Decides on one statement whose signatures, id, keys and revision were checked, and lays it and
 * what is derived from it onto the overlay. On a refusal the overlay is as it was.
 */
export function judge(
  ledger: Constitution,
  world: Overlay,
  statement: Statement,
  stamp: { readonly index: number; readonly recordedAt: string },
  body: string,
  signature: SignatureSet,
): Judgement | Rejection {
  const facts = factsAt(world, ledger.around, stamp.index, stamp.recordedAt);
  const early = refuseTheFuture(statement, stamp.recordedAt);
  if (early !== undefined) return early;
  const decision = decideStatement(ledger.registry, ledger.gates, statement, facts);
  if (!decision.accepted) return decision.rejection;
  const revision = lay(world, statement, stamp, facts);
  const derived = layDerived(ledger, world, decision.derived, statement, stamp);
  return { entries: [{ statement, body, revision, signature }, ...derived], files: decision.files };
}

/** Lays derived events on the overlay and returns them as entries, unsigned. */
export function layDerived(
  ledger: Constitution,
  world: Overlay,
  events: readonly DerivedEvent[],
  cause: { readonly id: string; readonly occurredAt: string },
  stamp: { readonly index: number; readonly recordedAt: string },
): DraftEntry[] {
  return events.map((event, i) => {
    const defaults = { cause: cause.id, occurredAt: cause.occurredAt, ledger: ledger.around.ledger };
    const statement = derivedStatement(event, defaults, world, ledger.sha1);
    const at = { index: stamp.index + 1 + i, recordedAt: stamp.recordedAt };
    const facts = factsAt(world, ledger.around, at.index, at.recordedAt);
    return {
      statement,
      body: canonicalJson(statement as unknown as Json),
      revision: lay(world, statement, at, facts),
    };
  });
}

export function lay(
  world: Overlay,
  statement: Statement,
  stamp: { readonly index: number; readonly recordedAt: string },
  facts: Facts,
): number {
  const revision = world.revision(statement.stream) + 1;
  const event: RecordedEvent = {
    ...statement,
    index: stamp.index,
    recordedAt: stamp.recordedAt,
    revision,
  };
  world.apply(event, facts);
  return revision;
}

export function isRejection(outcome: Judgement | Rejection): outcome is Rejection {
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

/** The bytes of a signed entry, or a refusal where an entry cannot hold them. */
export function sealedBytes(
  draft: DraftEntry,
  signature: SignatureSet,
  recordedAt: string,
): Uint8Array | Rejection {
  const bytes = entryBytes(draft.body, signature, recordedAt, draft.revision);
  if (bytes.length <= MAX_ENTRY_BYTES) return bytes;
  return rejection('too-large', 'An entry has at most 65,535 bytes; put lists and documents into files.', {
    bytes: bytes.length,
    type: draft.statement.type,
  });
}

export function bodyBytes(body: string): Uint8Array {
  return utf8(body);
}
