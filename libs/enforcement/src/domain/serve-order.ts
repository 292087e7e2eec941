import { chinaDay, rejection, under } from '@mingjing/kernel';
import type { OrderServed, OrderWithdrawn, RectificationReported } from '../payloads/order-course';
import { holdsRole } from '@mingjing/governance/contracts';
import { ofOrder } from './corrected-order';
import type { Order } from './order';
import {
  nothingHappensBeforeTheService,
  refuseBeforeTheOrder,
  theOrderMustBeServed,
  theOrderMustStand,
  type OrderPolicy,
} from './order-policies';

const anOrderIsServedOnce: OrderPolicy = (order) =>
  order?.status === 'SERVED'
    ? rejection(
        'order-served',
        `Order ${order.number} was served at ${order.served.at} already, and is served once: see the order.`,
        { order: order.id },
      )
    : undefined;

const anOrderIsServedAfterItIsIssued: OrderPolicy = (order, statement, facts) =>
  refuseBeforeTheOrder(order, statement, facts, {
    code: 'served-before-order',
    reason: `${statement.occurredAt}: correct the moment of the service.`,
  });

const noDateMayLieBeforeTheService: OrderPolicy = (order, { occurredAt }) => {
  const day = chinaDay(occurredAt);
  const early = order?.findings.find((one) => one.due !== undefined && one.due < day);
  return early?.due === undefined
    ? undefined
    : rejection(
        'due-before-service',
        `Finding ${early.finding} fell due on ${early.due}, before the service on ${day}: withdraw and order anew.`,
        { finding: early.finding, due: early.due },
      );
};

export const noCorrectedDateLiesBeforeTheService = ofOrder.asCorrected(noDateMayLieBeforeTheService);

export const serveOrder = under<Order, OrderServed>([
  theOrderMustStand,
  anOrderIsServedOnce,
  anOrderIsServedAfterItIsIssued,
  ofOrder.statedOrCorrected(noDateMayLieBeforeTheService),
]);

const aHeadMustHaveDecided: OrderPolicy<OrderWithdrawn> = (_order, { data }, facts) =>
  holdsRole(facts, data.decider, 'HEAD')
    ? undefined
    : rejection(
        'decider-not-head',
        `${data.decider} is not a head, and only a head withdraws an order: name the head who decides.`,
        { decider: data.decider },
      );

export const withdrawOrder = under<Order, OrderWithdrawn>([theOrderMustStand, aHeadMustHaveDecided]);

export const reportRectification = under<Order, RectificationReported>([
  theOrderMustStand,
  theOrderMustBeServed,
  nothingHappensBeforeTheService,
]);
