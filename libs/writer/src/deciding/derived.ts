import {
  LEDGER_ACTOR,
  derivedId,
  type DerivedEvent,
  type Overlay,
  type Sha1,
  type Statement,
} from '@mingjing/kernel';

/** Fact table of the writer: cause → number of derived entries that name it. */
export const DERIVED_TABLE = 'derived';

/**
 * The statement of a derived event, as anyone recomputes it (record.md, derived): id = UUIDv5 over
 * the cause and the count of derived entries with this cause that stand before it.
 */
export function derivedStatement(
  event: DerivedEvent,
  defaults: { readonly cause: string; readonly occurredAt: string; readonly ledger: string },
  world: Overlay,
  sha1: Sha1,
): Statement {
  const cause = event.cause ?? defaults.cause;
  const preceding = Number(world.get(DERIVED_TABLE, cause) ?? 0);
  world.change({ table: DERIVED_TABLE, key: cause, value: preceding + 1 });
  return {
    actor: LEDGER_ACTOR,
    algorithm: event.algorithm,
    cause,
    data: event.data,
    id: derivedId(sha1, cause, event.type, preceding),
    ledger: defaults.ledger,
    occurredAt: event.occurredAt ?? defaults.occurredAt,
    stream: event.stream,
    type: event.type,
    version: event.version,
  };
}
