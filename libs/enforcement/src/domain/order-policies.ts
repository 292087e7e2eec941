import {
  earliestMoment,
  instantOf,
  rejection,
  type Facts,
  type Policy,
  type Rejection,
} from '@mingjing/kernel';
import type { Order } from './order';

export type OrderPolicy<D = unknown> = Policy<Order, D>;

export const theOrderMustStand: OrderPolicy = (order, { stream }) => {
  if (order === undefined) {
    return rejection('order-unknown', `There is no order ${stream}: issue it first.`, { stream });
  }
  return order.status === 'WITHDRAWN'
    ? rejection(
        'order-withdrawn',
        `Order ${order.number} was withdrawn at ${order.withdrawn.at}: issue a new one.`,
        { order: order.id },
      )
    : undefined;
};

export const theOrderMustBeServed: OrderPolicy = (order) =>
  order?.status === 'SERVED'
    ? undefined
    : rejection(
        'order-not-served',
        'The order has not been served on the entity: record the service first.',
        { ...(order === undefined ? {} : { order: order.id }) },
      );

export const nothingHappensBeforeTheService: OrderPolicy = (order, { occurredAt }, facts) => {
  const served = order?.status === 'SERVED' ? earliestMoment(facts, order.served) : occurredAt;
  return order === undefined || instantOf(occurredAt) >= instantOf(served)
    ? undefined
    : rejection(
        'before-service',
        `The order was served at ${served}, after ${occurredAt}: correct the moment of this statement.`,
        { order: order.id, served },
      );
};

/** The reason in words goes on after the moment at which the order was issued. */
export function refuseBeforeTheOrder(
  order: Order | undefined,
  { occurredAt }: { readonly occurredAt: string },
  facts: Facts,
  refused: { readonly code: string; readonly reason: string },
): Rejection | undefined {
  const ordered = order === undefined ? occurredAt : earliestMoment(facts, order.ordered);
  return instantOf(occurredAt) >= instantOf(ordered)
    ? undefined
    : rejection(refused.code, `The order was issued at ${ordered}, after ${refused.reason}`, { ordered });
}
