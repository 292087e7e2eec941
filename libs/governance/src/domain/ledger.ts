import type { Facts, JsonObject, RecordedEvent } from '@mingjing/kernel';

/** What entry 0 said, folded of `ledger/main`. */
export interface Ledger {
  readonly origin: string;
  /** Verifier key of the checkpoints, as text. */
  readonly logKey: string;
  readonly policy: JsonObject;
}

export const LEDGER_STREAM = 'ledger/main';

export function evolveLedger(state: Ledger | undefined, event: RecordedEvent): Ledger | undefined {
  if (event.type !== 'LedgerOpened') return state;
  const { origin, logKey, policy } = event.data as unknown as Ledger;
  return { origin, logKey, policy };
}

/** Undefined before entry 0. */
export function ledgerOf(facts: Facts): Ledger | undefined {
  return facts.state('governance', LEDGER_STREAM) as Ledger | undefined;
}

/** The ledger's policy (`clock`, `personalSignaturesOnly`, members of the bureau's own); empty before entry 0. */
export function policyOf(facts: Facts): JsonObject {
  return (facts.get('policy', 'ledger') as JsonObject | undefined) ?? {};
}
