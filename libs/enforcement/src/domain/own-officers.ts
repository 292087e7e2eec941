import { assignmentOf } from '@mingjing/draw/contracts';
import { actorsOf, findingOf, officersOfFinding } from '@mingjing/inspection/contracts';
import { rejection, type Policy } from '@mingjing/kernel';
import type { RectificationOrdered } from '../payloads/rectification-ordered';
import { signingOfficers } from './officers';
import type { Order } from './order';

/**
 * Who found a violation answers for what follows (包干到户, domain handbook A16): another task at the entity puts
 * nobody in his place, but one of its rechecks does. Asked of new orders only (docs/adr/0017).
 */
export const onlyARecheckPutsOthersInTheirPlace: Policy<Order, RectificationOrdered> = (
  _order,
  statement,
  facts,
) => {
  const { task, findings } = statement.data;
  if (task === undefined || assignmentOf(facts, task)?.origin === 'RECHECK') return undefined;
  const signers = signingOfficers(statement);
  for (const { finding: id } of findings) {
    const finding = findingOf(facts, id);
    const pair =
      finding === undefined || finding.task === task ? undefined : officersOfFinding(facts, finding);
    const missing = pair && actorsOf(pair).find((one) => !signers.includes(one));
    if (missing === undefined) continue;
    const reason = `${missing} answers for finding ${id}, and task ${task} is not the one in which it was found: let both officers of the finding sign, or name a task that rechecks.`;
    return rejection('not-the-officers-of-the-task', reason, { finding: id, task, missing, signers });
  }
  return undefined;
};
