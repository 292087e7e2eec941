import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import { policyOf } from './ledger';

/**
 * Where the ledger's policy accepts personal signatures only, nobody's word stands under the service
 * key (record.md, keys). A gate, so that the writer and whoever replays the log apply the same rule.
 */
export function refuseAttestedWhereOnlyPersonal(statement: Statement, facts: Facts): Rejection | undefined {
  if (statement.attestation === undefined || policyOf(facts)['personalSignaturesOnly'] !== true) {
    return undefined;
  }
  return rejection(
    'personal-signature-required',
    `This ledger accepts personal signatures only: ${statement.actor} must sign with a key of his own, not through a sign-in.`,
    { actor: statement.actor, method: statement.attestation.method },
  );
}
