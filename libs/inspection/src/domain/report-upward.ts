import { assignmentOf } from '@mingjing/draw/contracts';
import { rejection, streamId, under } from '@mingjing/kernel';
import type { ReportedUpward } from '../payloads/visit-end';
import { anAssignedOfficerOrAClerk } from './finish-visit';
import { theTaskMustExist, type TaskPolicy } from './task-policies';
import type { Visit } from './visit';
import { theVisitMustHaveFinished } from './visit-policies';

/** Done, or closed with its reason: rule T-04, a closed task is reported, never dropped in silence. */
const theTaskMustHaveComeToItsEnd: TaskPolicy = (visit, statement, facts) =>
  assignmentOf(facts, streamId(statement.stream))?.closed === undefined
    ? theVisitMustHaveFinished(visit, statement, facts)
    : undefined;

/** With the receipt of the level above the task is closed there. */
const aTaskIsReportedOnce: TaskPolicy = (_visit, { stream }, facts) => {
  const receipt = assignmentOf(facts, streamId(stream))?.reported;
  if (receipt === undefined) return undefined;
  const reason = `This task was reported to the level above already, under the receipt ${receipt}.`;
  return rejection('already-reported', reason, { task: streamId(stream), receipt });
};

export const reportUpward = under<Visit, ReportedUpward>([
  theTaskMustExist,
  anAssignedOfficerOrAClerk,
  theTaskMustHaveComeToItsEnd,
  aTaskIsReportedOnce,
]);
