import { chinaDay, streamId, type RecordedEvent } from '@mingjing/kernel';
import type {
  OrderExtended,
  OrderServed,
  OrderWithdrawn,
  RecheckWaived,
  RectificationReported,
} from '../payloads/order-course';
import type { RecheckPerformed } from '../payloads/recheck-performed';
import type { OrderedFinding, RectificationOrdered } from '../payloads/rectification-ordered';
import { folding } from './folding';
import { movedBy } from './extension';
import { signingOfficers } from './officers';
import type { FindingInOrder, Order } from './order';

function issued(event: RecordedEvent<RectificationOrdered>): Order {
  const { number, task, entity, basis, findings } = event.data;
  return {
    status: 'ORDERED',
    id: streamId(event.stream),
    number,
    entity,
    basis,
    ...(task === undefined ? {} : { task }),
    officers: signingOfficers(event),
    ordered: { id: event.id, at: event.occurredAt },
    findings: findings.map(inOrder),
    rechecks: [],
  };
}

function inOrder({ finding, kind, due, recheck }: OrderedFinding): FindingInOrder {
  return {
    finding,
    kind,
    ...(due === undefined ? {} : { due }),
    ...(recheck?.needed === false ? { noRecheck: recheck.reason } : {}),
  };
}

/** A finding that needs no recheck has nothing left to wait for once the order is served. */
function served(order: Order, event: RecordedEvent<OrderServed>): Order {
  if (order.status === 'WITHDRAWN') return order;
  const findings = order.findings.map((one) =>
    one.noRecheck === undefined ? one : { ...one, left: 'NO_RECHECK_NEEDED' as const },
  );
  const service = { id: event.id, at: event.occurredAt, by: event.actor, method: event.data.method };
  return { ...order, status: 'SERVED', served: service, findings };
}

/** An extension that is entered after the date is of class L4 and moves nothing: the recheck is due as it was. */
function extended(order: Order, { id, data, recordedAt }: RecordedEvent<OrderExtended>): Order {
  const entered = chinaDay(recordedAt);
  const moved = new Set(movedBy(order, data.findings).map((one) => one.finding));
  return each(order, (one) => {
    if (!moved.has(one.finding) || one.due === undefined || entered > one.due) return one;
    return { ...one, due: data.due, firstDue: one.firstDue ?? one.due, extension: id };
  });
}

function withdrawn(order: Order, event: RecordedEvent<OrderWithdrawn>): Order {
  const { decider, reason } = event.data;
  return { ...order, status: 'WITHDRAWN', withdrawn: { at: event.occurredAt, decider, reason } };
}

function reported(order: Order, event: RecordedEvent<RectificationReported>): Order {
  return { ...order, reportedAt: event.occurredAt };
}

function rechecked(order: Order, event: RecordedEvent<RecheckPerformed>): Order {
  const found = new Map(event.data.findings.map((one) => [one.finding, one.corrected]));
  const recheckedOn = chinaDay(event.occurredAt);
  const recheck = {
    id: event.id,
    at: event.occurredAt,
    mode: event.data.mode,
    officers: signingOfficers(event),
  };
  const after = each(order, (one) => {
    const corrected = found.get(one.finding);
    return corrected === undefined ? one : { ...one, left: 'RECHECKED', corrected, recheckedOn };
  });
  return { ...after, rechecks: [...order.rechecks, recheck] };
}

function recheckWaived(order: Order, { data }: RecordedEvent<RecheckWaived>): Order {
  return each(order, (one) =>
    one.finding === data.finding ? { ...one, left: 'RECHECK_WAIVED', waived: data.reason } : one,
  );
}

function each(order: Order, change: (one: FindingInOrder) => FindingInOrder): Order {
  return { ...order, findings: order.findings.map(change) };
}

export const evolveOrder = folding<Order>(
  { RectificationOrdered: issued },
  {
    OrderServed: served,
    OrderExtended: extended,
    OrderWithdrawn: withdrawn,
    RectificationReported: reported,
    RecheckPerformed: rechecked,
    RecheckWaived: recheckWaived,
  },
);
