import {
  LEDGER_ACTOR,
  OBSERVED,
  canonicalForm,
  chinaTime,
  factsAt,
  instantOf,
  rejection,
  streamWord,
  utf8,
  type JsonObject,
  type Rejection,
  type Statement,
} from '@mingjing/kernel';
import type { Constitution } from './constitution';
import type { Group } from './group';
import { lay } from './judge';

/** What only the server can see; nothing is ever decided on it. */
export interface Observation {
  readonly stream: string;
  /** One that its context marks as observed. */
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  /** Id of the entry that it follows from. */
  readonly cause: string;
  /** Of its own entry, a random one unless given: what stands under it is not recorded again. */
  readonly id?: string;
}

/**
 * Only types that are marked as observed, well formed: an observation of any other type would be a
 * statement, or a derived event, that nobody stated and nothing calls for.
 */
export function refuseObservation(
  { registry, gates }: Constitution,
  { type, version, stream, data }: Omit<Observation, 'cause'>,
): Rejection | undefined {
  const definition = registry.event(type, version);
  if (definition?.observed !== true || streamWord(stream) !== definition.stream) {
    return rejection('observed-malformed', `${type} in the stream "${stream}" is nothing to be observed.`, {
      type,
      stream,
    });
  }
  return gates.checkPayload(definition, data);
}

/** Lays an observation on the group, under an id that nothing stands under. */
export function layObservation(
  ledger: Constitution,
  group: Group,
  observation: Observation & { readonly id: string },
): void {
  const trial = group.openTrial();
  const { text, value } = canonicalForm({
    ...observation,
    actor: LEDGER_ACTOR,
    algorithm: OBSERVED,
    ledger: ledger.around.ledger,
    occurredAt: chinaTime(instantOf(group.recordedAt)),
  });
  const statement = value as unknown as Statement;
  const stamp = { index: trial.nextIndex, recordedAt: group.recordedAt };
  const facts = factsAt(trial.overlay, ledger.around, stamp.index, stamp.recordedAt);
  const revision = lay(trial.overlay, statement, stamp, facts);
  group.add(trial, [{ statement, body: utf8(text), revision }]);
}
