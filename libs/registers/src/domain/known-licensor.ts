import { organisation } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import type { EntityChanged, EntityRegistered } from '../payloads/entity-events';

/** Who licenses, supervises: a draw leaves out by it, so it must be an organisation that the ledger knows. */
export function theLicensorIsRegistered(
  _state: unknown,
  { data }: Statement<EntityRegistered>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown(data.licensor, facts);
}

export function theNewLicensorIsRegistered(
  _state: unknown,
  { data }: Statement<EntityChanged>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown(data.changes?.licensor, facts);
}

function refuseUnknown(licensor: string | undefined, facts: Facts): Rejection | undefined {
  if (licensor === undefined || organisation(facts, licensor) !== undefined) return undefined;
  const reason = `The licensor "${licensor}" is no registered organisation: register it first, or correct the id.`;
  return rejection('org-unknown', reason, { org: licensor });
}
