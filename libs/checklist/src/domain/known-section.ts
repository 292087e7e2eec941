import { organisation } from '@mingjing/governance/contracts';
import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import type { PlanApproved } from '../payloads/plan-events';

/** Who licenses, supervises: its draws leave out by the authority over the section, so the ledger must know it. */
export function theSectionIsRegistered(
  _state: unknown,
  { data }: Statement<PlanApproved>,
  facts: Facts,
): Rejection | undefined {
  const { section } = data.responsible;
  if (organisation(facts, section) !== undefined) return undefined;
  const reason = `The section "${section}" is no registered organisation: register it first, or correct the id.`;
  return rejection('org-unknown', reason, { org: section });
}
