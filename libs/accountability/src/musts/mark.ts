import { isClaimedTime, isDay, type JsonObject } from '@mingjing/kernel';
import { earlier, later, type Act, type Corrected } from './act';
import type { MustRecord, OrderRecord } from './must-record';

/** The record with an approved reason beside the act: an L3 then counts when it happened. */
export function excuse(record: MustRecord, target: string, index: number): MustRecord {
  return markAct(record, target, (act) => ({ ...act, excused: index }));
}

/** What a correction says, as far as the three musts ask. */
type Correction = Readonly<Record<'target' | 'member' | 'newValue', string>>;

/** Marks the act as corrected; a corrected `occurredAt` may move it, a corrected date what was to be done by it. */
export function correct(record: MustRecord, data: JsonObject, correction: Act): MustRecord {
  const said = data as unknown as Correction;
  const { target, member, newValue } = said;
  const moved = member === 'occurredAt' && isClaimedTime(newValue);
  const marked = markAct(record, target, (act) => ({
    ...act,
    corrected: {
      ...act.corrected,
      index: correction.index,
      ...(moved ? movedTo(newValue, act.corrected) : {}),
    },
  }));
  return { ...marked, orders: marked.orders.map((order) => redate(order, said, correction)) };
}

function redate(order: OrderRecord, { target, member, newValue }: Correction, correction: Act): OrderRecord {
  const own = target === order.issued.id && member === `data.findings.${String(order.place)}.due`;
  const extended = member === 'data.due' && order.extensions.some(({ id }) => id === target);
  if (order.due === undefined || !(own || extended) || !isDay(newValue)) return order;
  return { ...order, redated: [...(order.redated ?? []), { ...correction, of: target, due: newValue }] };
}

function movedTo(moment: string, before: Corrected | undefined): Partial<Corrected> {
  return { earliest: earlier(moment, before?.earliest), latest: later(moment, before?.latest) };
}

/** An act may stand in several places of a record: each bears the mark. */
function markAct(record: MustRecord, target: string, mark: (act: Act) => Act): MustRecord {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one)]));
    return inner['id'] === target && 'recordedAt' in inner ? mark(inner as unknown as Act) : inner;
  };
  return visit(record) as MustRecord;
}
