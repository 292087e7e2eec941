import { instantOf, rejection, type Policy } from '@mingjing/kernel';
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

export const nothingHappensBeforeTheService: OrderPolicy = (order, { occurredAt }) =>
  order?.status === 'SERVED' && instantOf(occurredAt) < instantOf(order.served.at)
    ? rejection(
        'before-service',
        `The order was served at ${order.served.at}, after ${occurredAt}: correct the moment of this statement.`,
        {
          order: order.id,
          served: order.served.at,
        },
      )
    : undefined;
