import { visitsOfEntity } from '@mingjing/draw/contracts';
import { chinaDay, instantOf, rejection, type Facts, type Rejection } from '@mingjing/kernel';
import type { CloseReason } from '../payloads/penalty-decided';
import type { CasePolicy } from './case-policies';
import { enforcementOf, orderOf, type Enforcement } from './enforcement-of';
import { penaltyCaseOf, type Decision, type PenaltyCase } from './penalty-case';
import { entityOfFinding, refuseAny } from './standing-findings';

/** Cases that end so leave their decision in force. */
const CARRIED_THROUGH: readonly CloseReason[] = ['EXECUTED', 'UNEXECUTABLE'];

/**
 * One case or decision answers each finding (domain handbook, §2.4; Penalty Law Art. 29): however small the
 * second penalty, it is none of its own. A correction that fails afterwards is a new ground. Asked of new cases
 * and penalties only (docs/adr/0017).
 */
export const noFindingIsPenalisedTwice: CasePolicy<{ readonly findings: readonly string[] }> = (
  _one,
  { data },
  facts,
) => refuseAny(data.findings, (finding) => refusePenalisedFinding(facts, finding));

function refusePenalisedFinding(facts: Facts, finding: string): Rejection | undefined {
  const done = enforcementOf(facts, finding);
  for (const { case: id } of done.cases) {
    const decision = decisionInForce(penaltyCaseOf(facts, id));
    if (decision === undefined || failedSince(done, decision) || refusedSince(facts, finding, done, decision))
      continue;
    const { number, at } = decision;
    const reason = `Finding ${finding} was penalised by ${number} at ${at}, and one decision answers it. It is penalised again only after a later recheck that fails or is refused; a decision that was annulled is made again in its own case.`;
    return rejection('finding-penalised', reason, { finding, case: id, decided: at });
  }
  return undefined;
}

/** A remake takes the annulled decision out of its case; without one it stays there, annulled. */
function decisionInForce(one: PenaltyCase | undefined): Decision | undefined {
  const ended = one?.closed !== undefined && !CARRIED_THROUGH.includes(one.closed.reason);
  return one === undefined || ended || one.annulled?.remake === false ? undefined : one.decision;
}

function failedSince({ failedRechecks }: Enforcement, { at }: Decision): boolean {
  return failedRechecks.some((failed) => instantOf(failed.at) > instantOf(at));
}

/** The entity let nobody in to recheck the order in which the finding still stands. */
function refusedSince(facts: Facts, finding: string, { openOrder }: Enforcement, { at }: Decision): boolean {
  const entity = entityOfFinding(facts, finding);
  if (entity === undefined || openOrder === undefined || orderOf(facts, openOrder)?.status !== 'SERVED') {
    return false;
  }
  const day = chinaDay(at);
  return visitsOfEntity(facts, entity, day).some(
    ({ origin, result }) => origin === 'RECHECK' && result === 'REFUSED',
  );
}
