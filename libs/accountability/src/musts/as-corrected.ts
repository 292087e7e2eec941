import { isClaimedTime, isDay } from '@mingjing/kernel';
import { earlier, later, type Act, type Corrected } from './act';
import { markAct } from './mark';
import type { CorrectionRecord, MustRecord, OrderRecord } from './must-record';

/**
 * The record by the corrections that it holds: marks on the acts, and the dates that they give to orders. It keeps
 * what the entries state, so that it can be judged by those corrections alone that there were at a moment.
 */
export function asCorrected(record: MustRecord): MustRecord {
  const { corrections = [] } = record;
  return corrections.reduce((one, correction) => {
    const marked = markAct(one, correction.target, (act) => markedBy(act, correction));
    return { ...marked, orders: marked.orders.map((order) => redate(order, correction)) };
  }, record);
}

/** A corrected `occurredAt` may move the act. */
function markedBy(act: Act, { index, member, newValue }: CorrectionRecord): Act {
  const moved = member === 'occurredAt' && isClaimedTime(newValue);
  const moments = moved ? movedTo(newValue, act.corrected) : {};
  return { ...act, corrected: { ...act.corrected, index, ...moments } };
}

function movedTo(moment: string, before: Corrected | undefined): Partial<Corrected> {
  return { earliest: earlier(moment, before?.earliest), latest: later(moment, before?.latest) };
}

function redate(order: OrderRecord, { target, member, newValue, ...act }: CorrectionRecord): OrderRecord {
  const own = target === order.issued.id && member === `data.findings.${String(order.place)}.due`;
  const extended = member === 'data.due' && order.extensions.some(({ id }) => id === target);
  if (order.due === undefined || !(own || extended) || !isDay(newValue)) return order;
  return { ...order, redated: [...(order.redated ?? []), { ...act, of: target, due: newValue }] };
}
