import { allOf, chinaDay, isDay, rejection, under, type Rejection } from '@mingjing/kernel';
import type { OrderExtended } from '../payloads/order-course';
import { ofOrder } from './corrected-order';
import { daysBetween } from './day-count';
import type { FindingInOrder, Order } from './order';
import { theOrderMustBeServed, theOrderMustStand, type OrderPolicy } from './order-policies';

/** The findings whose date an extension moves: those it names, else all with a date that still stand in the order. */
export function movedBy(order: Order, named: readonly string[] | undefined): readonly FindingInOrder[] {
  return order.findings.filter(
    (one) => one.due !== undefined && one.left === undefined && (named?.includes(one.finding) ?? true),
  );
}

const onlyFindingsWithADateAreExtended: OrderPolicy<OrderExtended> = (order, { data }) => {
  const moved = order === undefined ? [] : movedBy(order, data.findings);
  const foreign = data.findings?.find((name) => !moved.some((one) => one.finding === name));
  return moved.length > 0 && foreign === undefined
    ? undefined
    : rejection(
        'nothing-to-extend',
        'Only findings with a date that stand in the order can be extended: name none but those.',
        { ...(foreign === undefined ? {} : { finding: foreign }) },
      );
};

const anExtensionComesBeforeTheDate: OrderPolicy<OrderExtended> = (order, { data, occurredAt }) =>
  eachMoved(order, data, ({ finding, due }) =>
    chinaDay(occurredAt) <= due
      ? undefined
      : rejection('extension-after-due', `Finding ${finding} fell due on ${due}: order it anew instead.`, {
          finding,
          due,
        }),
  );

const aDateIsExtendedOnce: OrderPolicy<OrderExtended> = (order, { data }) =>
  eachMoved(order, data, ({ finding, due, firstDue }) =>
    firstDue === undefined
      ? undefined
      : rejection(
          'extended-already',
          `The date of finding ${finding} was moved to ${due} already, and is moved once: order it anew instead.`,
          {
            finding,
            due,
          },
        ),
  );

/** At most the original period again, counted in days from the service. */
const anExtensionIsNoLongerThanTheFirstPeriod: OrderPolicy<OrderExtended> = (order, { data }) => {
  if (order?.status !== 'SERVED') return undefined;
  const start = chinaDay(order.served.at);
  if (isDay(data.due) && data.due < start) {
    return rejection(
      'due-before-service',
      `The new date lies before the service on ${start}: name a later day.`,
      { due: data.due },
    );
  }
  return eachMoved(order, data, ({ finding, due }) => {
    if (!isDay(data.due) || data.due <= due) {
      return rejection('extension-not-later', `The new date must be a real day after ${due}.`, {
        finding,
        due,
      });
    }
    return daysBetween(due, data.due) <= daysBetween(start, due)
      ? undefined
      : rejection(
          'extension-too-long',
          `An extension is at most as long as the first period: name a day up to ${due}.`,
          {
            finding,
            due,
          },
        );
  });
};

function eachMoved(
  order: Order | undefined,
  data: OrderExtended,
  refusing: (one: FindingInOrder & { readonly due: string }) => Rejection | undefined,
): Rejection | undefined {
  for (const one of order === undefined ? [] : movedBy(order, data.findings)) {
    const { due } = one;
    const broken = due === undefined ? undefined : refusing({ ...one, due });
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** What the dates as stated leave room for, the dates as corrected must leave room for too. */
export const anExtensionFitsTheCorrectedDates = ofOrder.asCorrected(
  allOf(anExtensionComesBeforeTheDate, anExtensionIsNoLongerThanTheFirstPeriod),
);

export const extendOrder = under<Order, OrderExtended>([
  theOrderMustStand,
  theOrderMustBeServed,
  onlyFindingsWithADateAreExtended,
  anExtensionComesBeforeTheDate,
  aDateIsExtendedOnce,
  anExtensionIsNoLongerThanTheFirstPeriod,
]);
