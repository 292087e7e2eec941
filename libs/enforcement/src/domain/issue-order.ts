import { assignmentOf } from '@mingjing/draw/contracts';
import { actorsOf, findingOf, officersOfFinding, pairOf } from '@mingjing/inspection/contracts';
import { chinaDay, isDay, rejection, under, type Facts, type Policy, type Rejection } from '@mingjing/kernel';
import type { OrderedFinding, RectificationOrdered } from '../payloads/rectification-ordered';
import { theDocumentNumberMustBeFree } from './document-number';
import { openOrderOf } from './finding-in-acts';
import { signingOfficers, twoOfficersMustSign } from './officers';
import type { Order } from './order';
import { refuseAny, refuseForeignEntity, refuseUnconfirmedFinding } from './standing-findings';

type OrderPolicy = Policy<Order, RectificationOrdered>;

const anOrderIsIssuedOnce: OrderPolicy = (order) =>
  order === undefined
    ? undefined
    : rejection('order-exists', `This stream is order ${order.number} already: a new order takes a new id.`, {
        order: order.id,
      });

const anOrderNamesEachFindingOnce: OrderPolicy = (_order, { data }) => {
  const names = data.findings.map((one) => one.finding);
  const twice = names.find((one, place) => names.indexOf(one) !== place);
  return twice === undefined
    ? undefined
    : rejection('finding-named-twice', `Finding ${twice} is named twice: name it once.`, { finding: twice });
};

const everyFindingMustBeAConfirmedOneOfTheEntity: OrderPolicy = (_order, { data }, facts) => {
  const names = data.findings.map((one) => one.finding);
  return (
    refuseAny(names, (finding) => refuseUnconfirmedFinding(facts, finding)) ??
    refuseForeignEntity(facts, names, data.entity)
  );
};

const everyDateMustFitItsKind: OrderPolicy = (_order, { data, occurredAt }) => {
  for (const one of data.findings) {
    const broken = refuseDate(one, chinaDay(occurredAt));
    if (broken !== undefined) return broken;
  }
  return undefined;
};

function refuseDate({ finding, kind, due }: OrderedFinding, ordered: string): Rejection | undefined {
  if (kind === 'IMMEDIATE') {
    return due === undefined
      ? undefined
      : rejection('date-on-immediate', `Finding ${finding} is to be corrected at once: leave out the date.`, {
          finding,
          due,
        });
  }
  if (due === undefined || !isDay(due)) {
    const reason = `Finding ${finding} is to be corrected by a date: state a real day as due.`;
    return rejection('order-without-date', reason, { finding, ...(due === undefined ? {} : { due }) });
  }
  // It cannot have been served before it was ordered.
  return due >= ordered
    ? undefined
    : rejection(
        'due-before-service',
        `Finding ${finding} would fall due on ${due}, before the order: name a later day.`,
        {
          finding,
          due,
        },
      );
}

const onlyANoRecheckIsStated: OrderPolicy = (_order, { data }) => {
  const one = data.findings.find((finding) => finding.recheck?.needed === true);
  return one === undefined
    ? undefined
    : rejection('recheck-needed-by-law', 'Every order is rechecked: state only where no recheck is needed.', {
        finding: one.finding,
      });
};

const noFindingMayStandInTwoOpenOrders: OrderPolicy = (_order, { data }, facts) =>
  refuseAny(
    data.findings.map((one) => one.finding),
    (finding) => {
      const order = openOrderOf(facts, finding);
      return order === undefined
        ? undefined
        : rejection(
            'finding-has-open-order',
            `Finding ${finding} stands in order ${order}: recheck or withdraw that one first.`,
            { finding, order },
          );
    },
  );

const theTaskMustBeOneOfTheEntity: OrderPolicy = (_order, { data }, facts) => {
  const { task, entity } = data;
  if (task === undefined) return undefined;
  const assignment = assignmentOf(facts, task);
  return assignment?.entity === entity
    ? undefined
    : rejection(
        'task-unknown',
        `There is no task ${task} at ${entity}, or it is still sealed: correct the id, or wait until the draw is unblinded.`,
        {
          task,
          entity,
        },
      );
};

/** Lead and second officer of the task answer for the order together. */
const onlyTheLeadAndSecondMayOrder: OrderPolicy = (_order, statement, facts) => {
  const signers = signingOfficers(statement);
  const { task, findings } = statement.data;
  for (const { finding } of findings) {
    const missing = answerableOfficers(facts, finding, task).find((one) => !signers.includes(one));
    if (missing !== undefined) {
      return rejection(
        'not-the-officers-of-the-task',
        `${missing} answers for finding ${finding} and must sign: lead and second officer order together.`,
        { finding, missing, signers },
      );
    }
  }
  return undefined;
};

/** The two of the task that the order names, else the two who answer for the finding. */
function answerableOfficers(facts: Facts, id: string, task: string | undefined): readonly string[] {
  const finding = findingOf(facts, id);
  const ofTask = task === undefined ? undefined : pairOf(assignmentOf(facts, task) ?? {});
  const pair = ofTask ?? (finding === undefined ? undefined : officersOfFinding(facts, finding));
  return pair === undefined ? [] : actorsOf(pair);
}

export const issueOrder = under<Order, RectificationOrdered>([
  anOrderIsIssuedOnce,
  theDocumentNumberMustBeFree,
  anOrderNamesEachFindingOnce,
  everyFindingMustBeAConfirmedOneOfTheEntity,
  everyDateMustFitItsKind,
  onlyANoRecheckIsStated,
  noFindingMayStandInTwoOpenOrders,
  twoOfficersMustSign,
  theTaskMustBeOneOfTheEntity,
  onlyTheLeadAndSecondMayOrder,
]);
