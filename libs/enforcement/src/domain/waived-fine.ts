import { rejection, type Facts, type Rejection } from '@mingjing/kernel';
import type { OnSpotPenaltyImposed } from '../payloads/on-spot-penalty';
import type { PenaltyDecided } from '../payloads/penalty-decided';
import type { CasePolicy } from './case-policies';
import { enforcementOf } from './enforcement-of';
import { refuseAny } from './standing-findings';

/*
 * Penalty Law Art. 29: one act is not fined twice. Where another authority has fined it, W29 waives the fine and
 * leaves every other kind of penalty. Asked of new penalties only (docs/adr/0017).
 */

export const aWaivedFineIsNotImposed: CasePolicy<PenaltyDecided> = (one, { data }, facts) =>
  refuseWaivedFine(facts, one?.findings ?? [], data.kinds);

export const noWaivedFineIsImposedOnTheSpot: CasePolicy<OnSpotPenaltyImposed> = (_one, { data }, facts) =>
  refuseWaivedFine(facts, data.findings, data.kinds);

function refuseWaivedFine(
  facts: Facts,
  findings: readonly string[],
  kinds: readonly string[],
): Rejection | undefined {
  if (!kinds.includes('FINE')) return undefined;
  return refuseAny(findings, (finding) => {
    const waiver = enforcementOf(facts, finding).waivers.find(({ fineOnly }) => fineOnly);
    if (waiver === undefined) return undefined;
    const reason = `The fine for finding ${finding} was waived at ${waiver.at} (${waiver.code}), since one act is not fined twice: leave FINE out of the kinds.`;
    return rejection('fine-waived', reason, { finding, waiver: waiver.id });
  });
}
