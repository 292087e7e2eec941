import { organisation } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import type { EntityChanged, EntityRegistered } from '../payloads/entity-events';
import type { OfficerChanged, OfficerRegistered } from '../payloads/officer-events';

/** Who licenses, supervises: a draw leaves out by it, so it must be an organisation that the ledger knows. */
export function theLicensorIsRegistered(
  _state: unknown,
  { data }: Statement<EntityRegistered>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown('licensor', data.licensor, facts);
}

export function theNewLicensorIsRegistered(
  _state: unknown,
  { data }: Statement<EntityChanged>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown('licensor', data.changes?.licensor, facts);
}

/** An officer inspects in the name of an organisation (执法主体), so nobody enters the register for none. */
export function theOfficersOrgIsRegistered(
  _state: unknown,
  { data }: Statement<OfficerRegistered>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown('org', data.org, facts);
}

export function theOfficersNewOrgIsRegistered(
  _state: unknown,
  { data }: Statement<OfficerChanged>,
  facts: Facts,
): Rejection | undefined {
  return refuseUnknown('org', data.changes?.org, facts);
}

function refuseUnknown(member: string, org: string | undefined, facts: Facts): Rejection | undefined {
  if (org === undefined || organisation(facts, org) !== undefined) return undefined;
  const reason = `The ${member} "${org}" is no registered organisation: register it first, or correct the id.`;
  return rejection('org-unknown', reason, { org });
}
