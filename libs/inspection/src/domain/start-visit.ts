import { checklistAt } from '@mingjing/checklist/contracts';
import { assignmentOf } from '@mingjing/draw/contracts';
import { chinaDay, instantOf, rejection, streamId, under } from '@mingjing/kernel';
import { officerOf } from '@mingjing/registers/contracts';
import type { InspectionStarted } from '../payloads/visit-start';
import { pairOf } from './assignment';
import {
  onlyTheLeadAndSecondMayInspect,
  theOfficersMustBeUnblinded,
  theTaskMustBeOpen,
  theTaskMustExist,
  type TaskPolicy,
} from './task-policies';
import type { Visit } from './visit';

const aVisitStartsOnce: TaskPolicy = (visit) =>
  visit?.started === undefined
    ? undefined
    : rejection('visit-started', `The visit started at ${visit.started} already; a task is visited once.`, {
        started: visit.started,
      });

/** Penalty Law Art. 42 and 55: whoever inspects holds a certificate that is valid on that day. */
const bothCertificatesMustBeValidThatDay: TaskPolicy = (_visit, { stream, occurredAt }, facts) => {
  const day = chinaDay(occurredAt);
  const pair = pairOf(assignmentOf(facts, streamId(stream)) ?? {});
  const officers = pair === undefined ? [] : [pair.lead, pair.second];
  const unfit = officers.find((officer) => !holdsCertificateOn(officerOf(facts, officer), day));
  if (unfit === undefined) return undefined;
  return rejection(
    'certificate-invalid',
    `The officer ${unfit} holds no certificate that is valid on ${day}; correct the register or replace the officer.`,
    { officer: unfit, day },
  );
};

/** Contract staff never inspect, whatever paper they carry (rule T-33). */
function holdsCertificateOn(officer: ReturnType<typeof officerOf>, day: string): boolean {
  if (officer === undefined || officer.employment === 'CONTRACT') return false;
  return officer.certificate.validFrom <= day && day <= officer.certificate.validTo;
}

const theChecklistMustBeInForceThatDay: TaskPolicy<InspectionStarted> = (_visit, statement, facts) => {
  const { checklist, checklistVersion } = statement.data;
  const day = chinaDay(statement.occurredAt);
  const inForce = checklistAt(facts, checklist, statement.occurredAt)?.version;
  if (inForce === checklistVersion) return undefined;
  const instead = inForce === undefined ? 'no version of it is' : `version ${inForce} is`;
  return rejection(
    'checklist-not-in-force',
    `Version ${checklistVersion} of the checklist ${checklist} is not in force on ${day}; ${instead}.`,
    { checklist, version: checklistVersion, day, ...(inForce === undefined ? {} : { inForce }) },
  );
};

/** Rule T-29: approved beforehand, in the log and by the claimed times; an urgent visit may be approved afterwards. */
const theVisitMustBeApproved: TaskPolicy<InspectionStarted> = (visit, { data, occurredAt, stream }) => {
  const approved = visit?.approval?.at;
  if (data.urgent === true) return undefined;
  if (approved !== undefined && instantOf(approved) <= instantOf(occurredAt)) return undefined;
  return rejection(
    'not-approved',
    'Nobody approved this visit before it began: ask the head, or mark the visit as urgent and have it approved afterwards.',
    { task: streamId(stream), ...(approved === undefined ? {} : { approved }) },
  );
};

export const startVisit = under<Visit, InspectionStarted>([
  theTaskMustExist,
  theTaskMustBeOpen,
  theOfficersMustBeUnblinded,
  onlyTheLeadAndSecondMayInspect,
  aVisitStartsOnce,
  theVisitMustBeApproved,
  bothCertificatesMustBeValidThatDay,
  theChecklistMustBeInForceThatDay,
]);
