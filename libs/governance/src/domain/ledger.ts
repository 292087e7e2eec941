import {
  followLogKeys,
  type Facts,
  type JsonObject,
  type NamedLogKey,
  type RecordedEvent,
} from '@mingjing/kernel';

/** What entry 0 said, and how the log's keys changed since, folded of `ledger/main`. */
export interface Ledger {
  readonly origin: string;
  /** Verifier key of the first checkpoints, as text. */
  readonly logKey: string;
  readonly policy: JsonObject;
  /** Every key of the log, the first one too; absent until a second is enrolled. */
  readonly logKeys?: readonly NamedLogKey[];
}

export const LEDGER_STREAM = 'ledger/main';

export function evolveLedger(state: Ledger | undefined, event: RecordedEvent): Ledger | undefined {
  if (event.type === 'LedgerOpened') {
    const { origin, logKey, policy } = event.data as unknown as Ledger;
    return { origin, logKey, policy };
  }
  const keys = namedKeys(state);
  const followed = followLogKeys(keys, event);
  return state === undefined || followed === keys ? state : { ...state, logKeys: followed };
}

/** Undefined before entry 0. */
export function ledgerOf(facts: Pick<Facts, 'state'>): Ledger | undefined {
  return facts.state('governance', LEDGER_STREAM) as Ledger | undefined;
}

/** Every key that the log ever named as its own, the oldest first; none before entry 0. */
export function logKeysOf(facts: Pick<Facts, 'state'>): readonly NamedLogKey[] {
  return namedKeys(ledgerOf(facts));
}

function namedKeys(ledger: Ledger | undefined): readonly NamedLogKey[] {
  if (ledger === undefined) return [];
  return ledger.logKeys ?? [{ logKey: ledger.logKey, enrolledAt: 0 }];
}

/** The ledger's policy (`clock`, `personalSignaturesOnly`, members of the bureau's own); empty before entry 0. */
export function policyOf(facts: Facts): JsonObject {
  return (facts.get('policy', 'ledger') as JsonObject | undefined) ?? {};
}
