import { holdsRole } from '@mingjing/governance/contracts';
import { instantOf, rejection, under } from '@mingjing/kernel';
import type { InspectionFinished, InspectionPushed, RecordSigned, VisitResult } from '../payloads/visit-end';
import { itemsOwed } from './checklist-of-visit';
import {
  onlyAnAssignedOfficerMayState,
  onlyTheLeadAndSecondMayInspect,
  theTaskMustBeOpen,
  theTaskMustExist,
  type TaskPolicy,
} from './task-policies';
import { lastActOf, type Visit } from './visit';
import { theActMustFallInsideTheVisit, theVisitMustHaveFinished } from './visit-policies';

const bothOfficersDuringTheVisit: readonly TaskPolicy[] = [
  theTaskMustExist,
  theTaskMustBeOpen,
  onlyTheLeadAndSecondMayInspect,
  ...theActMustFallInsideTheVisit,
];

const eachSideSignsOnce: TaskPolicy<RecordSigned> = (visit, { data }) =>
  visit?.signatures.some((one) => one.by === data.by) === true
    ? rejection(
        'record-signed',
        `The record was put before the ${data.by.toLowerCase()} already: go on with the visit.`,
        { by: data.by },
      )
    : undefined;

const aWitnessIsThereToSign: TaskPolicy<RecordSigned> = (_visit, { data }) =>
  data.by === 'WITNESS' && data.refused === true
    ? rejection(
        'witness-refused',
        'A witness who does not sign is none, and only the entity can refuse: name another witness.',
        { by: data.by },
      )
    : undefined;

export const signRecord = under<Visit, RecordSigned>([
  ...bothOfficersDuringTheVisit,
  eachSideSignsOnce,
  aWitnessIsThereToSign,
]);

const theEndFollowsAllThatHappened: TaskPolicy = (visit, { occurredAt }, facts) => {
  const lastAct = visit && lastActOf(visit, facts);
  return lastAct === undefined || instantOf(occurredAt) >= instantOf(lastAct)
    ? undefined
    : rejection(
        'finished-before-last-act',
        `Something inside the visit happened at ${lastAct}, after this end.`,
        { lastAct, occurredAt },
      );
};

/** Results of a visit in which nothing could be inspected. */
const NOTHING_SEEN: readonly VisitResult[] = ['CLOSED', 'REFUSED', 'NOT_INSPECTED'];

const everyMandatoryItemMustBeAnswered: TaskPolicy<InspectionFinished> = (visit, { data, stream }, facts) => {
  if (visit === undefined || NOTHING_SEEN.includes(data.result)) return undefined;
  const answered = new Set(visit.answered.map((one) => one.item));
  const missing = itemsOwed(visit, stream, facts).filter((item) => !answered.has(item));
  if (missing.length === 0) return undefined;
  return rejection(
    'item-unanswered',
    `Mandatory items are not answered: ${missing.join(', ')}. Answer them, with NOT_CHECKED where that is so.`,
    { items: missing },
  );
};

/** Penalty Law Art. 55, rule T-31: a refusal to sign is noted as one. */
const theRecordMustBeSigned: TaskPolicy = (visit) =>
  visit?.signatures.length === 0
    ? rejection(
        'record-unsigned',
        'The inspection record bears no signature yet: have it signed, or note the refusal.',
      )
    : undefined;

export const finishVisit = under<Visit, InspectionFinished>([
  ...bothOfficersDuringTheVisit,
  theEndFollowsAllThatHappened,
  everyMandatoryItemMustBeAnswered,
  theRecordMustBeSigned,
]);

/** The clerk passes on what the officers recorded. */
export const anAssignedOfficerOrAClerk: TaskPolicy = (visit, statement, facts) =>
  holdsRole(facts, statement.actor, 'ENTRY')
    ? undefined
    : onlyAnAssignedOfficerMayState(visit, statement, facts);

export const passVisitOn = under<Visit, InspectionPushed>([
  theTaskMustExist,
  anAssignedOfficerOrAClerk,
  theVisitMustHaveFinished,
]);
