import { accept, instantOf, rejection, under } from '@mingjing/kernel';
import type { EvidenceRegistered } from '../payloads/evidence-registered';
import type { ItemAnswered } from '../payloads/item-answered';
import type { CertificateShown } from '../payloads/visit-start';
import { theItemMustBeOnTheChecklist } from './checklist-of-visit';
import { findingOpened, theFindingsStreamMustBeFree } from './open-finding';
import {
  onlyAnAssignedOfficerMayState,
  theTaskMustBeOpen,
  theTaskMustExist,
  type TaskPolicy,
} from './task-policies';
import type { Visit } from './visit';
import { theActMustFallInsideTheVisit, theVisitMustHaveStarted } from './visit-policies';

/** Common to all that one of the two officers states while the visit runs. */
const duringTheVisit: readonly TaskPolicy[] = [
  theTaskMustExist,
  theTaskMustBeOpen,
  onlyAnAssignedOfficerMayState,
  ...theActMustFallInsideTheVisit,
];

const theVisitingOfficersMustShowTheirs: TaskPolicy<CertificateShown> = (visit, { data }) => {
  const stranger = data.officers.find((officer) => visit?.officers.includes(officer) !== true);
  return stranger === undefined
    ? undefined
    : rejection(
        'not-assigned',
        `${stranger} does not make this visit; the two who do show their certificates.`,
        { actor: stranger },
      );
};

export const showCertificates = under<Visit, CertificateShown>([
  ...duringTheVisit,
  theVisitingOfficersMustShowTheirs,
]);

/** Nothing is overwritten (杜绝事后人情): a wrong answer is corrected by an entry that names it. */
const anItemIsAnsweredOnce: TaskPolicy<ItemAnswered> = (visit, { data }) => {
  const answer = visit?.answered.find((one) => one.item === data.item);
  return answer === undefined
    ? undefined
    : rejection(
        'item-answered',
        `The item ${data.item} was answered already; record a correction of that answer.`,
        {
          item: data.item,
          statement: answer.statement,
        },
      );
};

const onlyAFailureNamesAViolation: TaskPolicy<ItemAnswered> = (_visit, { data }) =>
  data.violation === undefined || data.result === 'FAIL'
    ? undefined
    : rejection(
        'violation-without-failure',
        `An item answered ${data.result} names no violation: leave it out.`,
        {
          item: data.item,
          violation: data.violation,
        },
      );

export const answerItem = under<Visit, ItemAnswered>(
  [
    ...duringTheVisit,
    theItemMustBeOnTheChecklist,
    anItemIsAnsweredOnce,
    onlyAFailureNamesAViolation,
    theFindingsStreamMustBeFree,
  ],
  (_visit, statement, facts) => {
    const { item, result, violation } = statement.data;
    const trace = { source: 'ITEM', item, ...(violation && { violation }) } as const;
    return result === 'FAIL' ? accept([findingOpened(trace, statement, facts)]) : accept();
  },
);

const aPieceOfEvidenceHasItsOwnNumber: TaskPolicy<EvidenceRegistered> = (visit, { data }) =>
  visit?.evidence.some((one) => one.evidence === data.evidence) === true
    ? rejection(
        'evidence-number-used',
        `This task has a piece of evidence ${data.evidence} already: take the next number.`,
        { evidence: data.evidence },
      )
    : undefined;

const evidenceIsCapturedBeforeItIsRegistered: TaskPolicy<EvidenceRegistered> = (
  _visit,
  { data, occurredAt },
) =>
  instantOf(data.captured) <= instantOf(occurredAt)
    ? undefined
    : rejection(
        'captured-later',
        `The file is said to be captured at ${data.captured}, after it was registered.`,
        {
          captured: data.captured,
          occurredAt,
        },
      );

/** Also after the visit: recordings are uploaded within the time of rule T-42. */
export const registerEvidence = under<Visit, EvidenceRegistered>([
  theTaskMustExist,
  onlyAnAssignedOfficerMayState,
  theVisitMustHaveStarted,
  aPieceOfEvidenceHasItsOwnNumber,
  evidenceIsCapturedBeforeItIsRegistered,
]);
