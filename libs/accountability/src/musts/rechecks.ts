import { cameAfterDue } from './due';
import { mergedAway, type MustRecord, type OrderRecord, type RecheckRecord } from './must-record';

/** Rechecks of the finding that count, whatever they find: before the date only those that find it corrected. */
export function countedRechecks(order: OrderRecord): readonly RecheckRecord[] {
  return order.rechecks.filter((one) => one.found === 'YES' || cameAfterDue(order, one));
}

/** Those that failed: what a withdrawn order asked for was not owed, and failing it opens nothing. */
export function failures({ orders }: MustRecord): readonly RecheckRecord[] {
  return failedRechecks(orders.filter(({ withdrawn }) => withdrawn === undefined));
}

/** By index, of withdrawn orders too. */
export function failedRechecks(orders: readonly OrderRecord[]): readonly RecheckRecord[] {
  return orders
    .flatMap((order) => countedRechecks(order).filter(({ found }) => found !== 'YES'))
    .sort((a, b) => a.index - b.index);
}

/** The finding has left the order, or nothing in it is to be rechecked: as the deciders have it (`Left` of an order). */
export function leftOrder(order: OrderRecord): boolean {
  const { recheckWaived, noRecheck } = order;
  return countedRechecks(order).length > 0 || recheckWaived !== undefined || noRecheck !== undefined;
}

/** The finding stands in a served order that is still to be rechecked, and nothing has settled it. */
export function awaitsRecheck({ orders, gone, ...record }: MustRecord): boolean {
  const settled = [record.dismissed, mergedAway(record), record.closed, record.withdrawn];
  return (
    settled.every((act) => act === undefined) &&
    orders.some(
      (order) =>
        order.served !== undefined &&
        order.withdrawn === undefined &&
        !leftOrder(order) &&
        (gone === undefined || gone.index < order.issued.index),
    )
  );
}
