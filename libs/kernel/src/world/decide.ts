import type { EventDefinition } from '../context';
import type { Decision, NamedEntries } from '../decider';
import type { Facts } from '../facts';
import type { JsonObject } from '../json';
import { rejection, type Rejection } from '../rejection';
import { LEDGER_ACTOR, streamWord, type Statement } from '../statement';
import type { Registry } from './registry';

/** What the composition root adds to the contexts: the payload's shape, and who may state what. */
export interface Gates {
  checkPayload(definition: EventDefinition, data: JsonObject): Rejection | undefined;
  authorise(definition: EventDefinition, statement: Statement, facts: Facts): Rejection | undefined;
  /** Of new statements of any type; see `EventDefinition.admit`. */
  admit?(definition: EventDefinition, statement: Statement, facts: Facts): Rejection | undefined;
}

/** Ids of the statements that this one names and that its admission looks up. */
export function namedBy(registry: Registry, { type, version, data }: Statement): readonly string[] {
  return registry.event(type, version)?.names?.(data) ?? [];
}

/** What a statement that comes in must keep besides, once it was decided on and before it stands. */
export function admitStatement(
  registry: Registry,
  gates: Gates,
  statement: Statement,
  facts: Facts,
  named: NamedEntries,
): Rejection | undefined {
  const definition = registry.event(statement.type, statement.version);
  if (definition === undefined) return undefined;
  const refused = gates.admit?.(definition, statement, facts);
  if (refused !== undefined || definition.admit === undefined) return refused;
  const state = facts.state(registry.ownerOf(definition), statement.stream);
  return definition.admit(state, statement, facts, named);
}

/** Decides on one statement from outside, whose signatures, id and revision have been checked. */
export function decideStatement(
  registry: Registry,
  gates: Gates,
  statement: Statement,
  facts: Facts,
): Decision {
  const definition = registry.event(statement.type, statement.version);
  if (definition === undefined) {
    const type = `${statement.type}/${String(statement.version)}`;
    return refusal(
      rejection('unknown-type', `This ledger knows no event ${type}: state one of its catalogue.`, { type }),
    );
  }
  const broken =
    refuseForeignPlace(definition, statement) ??
    gates.checkPayload(definition, statement.data) ??
    gates.authorise(definition, statement, facts);
  if (broken !== undefined) return refusal(broken);
  if (definition.decide === undefined) {
    return refusal(rejection('ledger-only', `Only the ledger itself records ${statement.type}.`));
  }
  const state = facts.state(registry.ownerOf(definition), statement.stream);
  return definition.decide(state, statement, facts);
}

function refuseForeignPlace(definition: EventDefinition, statement: Statement): Rejection | undefined {
  if (definition.statedBy.every((role) => role === LEDGER_ACTOR)) {
    return rejection('ledger-only', `Only the ledger itself records ${statement.type}.`);
  }
  if (streamWord(statement.stream) !== definition.stream) {
    return rejection('wrong-stream', `${statement.type} must stand in a stream "${definition.stream}/…".`, {
      stream: statement.stream,
    });
  }
  const foreign = Object.keys(statement.personal ?? {}).find((f) => !definition.personal?.includes(f));
  return foreign === undefined
    ? undefined
    : rejection('personal-unknown', `${statement.type} has no personal field "${foreign}": leave it out.`, {
        field: foreign,
      });
}

function refusal(why: Rejection): Decision {
  return { accepted: false, rejection: why };
}
