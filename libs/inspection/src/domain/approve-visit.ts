import { rejection, under } from '@mingjing/kernel';
import type { InspectionApproved, InspectionNotified } from '../payloads/visit-start';
import {
  onlyAnAssignedOfficerMayState,
  theOfficersMustBeUnblinded,
  theTaskMustBeOpen,
  theTaskMustExist,
  type TaskPolicy,
} from './task-policies';
import type { Visit } from './visit';
import { theVisitMustNotHaveFinished } from './visit-policies';

const aVisitIsApprovedOnce: TaskPolicy<InspectionApproved> = (visit) =>
  visit?.approval === undefined
    ? undefined
    : rejection('already-approved', `${visit.approval.by} has approved this visit already: go on with it.`, {
        statement: visit.approval.statement,
      });

/** Rule T-29: an approval afterwards answers an urgent visit and says so itself. */
const onlyAnUrgentVisitIsApprovedAfterwards: TaskPolicy<InspectionApproved> = (visit, { data }) =>
  visit?.started === undefined || data.urgent === true
    ? undefined
    : rejection(
        'approval-afterwards',
        'The visit has begun: an approval that comes afterwards must be marked as urgent.',
        { started: visit.started },
      );

export const approveVisit = under<Visit, InspectionApproved>([
  theTaskMustExist,
  theTaskMustBeOpen,
  aVisitIsApprovedOnce,
  onlyAnUrgentVisitIsApprovedAfterwards,
]);

const theEntityIsNotifiedOnce: TaskPolicy = (visit) =>
  visit?.notice === undefined
    ? undefined
    : rejection(
        'already-notified',
        `The entity was notified at ${visit.notice.at} already: go on with the visit.`,
        { statement: visit.notice.statement },
      );

const theEntityMustBeToldItsRights: TaskPolicy<InspectionNotified> = (_visit, { data }) =>
  data.rights
    ? undefined
    : rejection(
        'rights-not-told',
        'A notice without the rights of the entity is none: tell them, then record it.',
      );

export const notifyEntity = under<Visit, InspectionNotified>([
  theTaskMustExist,
  theTaskMustBeOpen,
  theOfficersMustBeUnblinded,
  onlyAnAssignedOfficerMayState,
  theVisitMustNotHaveFinished,
  theEntityIsNotifiedOnce,
  theEntityMustBeToldItsRights,
]);
