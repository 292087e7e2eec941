import type { JsonObject } from '@mingjing/kernel';
import type { MustRecord, OrderRecord, RecheckRecord } from './must-record';
import { leftOrder } from './rechecks';
import type { Step, Told } from './step';

/** What an order or a recheck says of each finding that it names. */
function partsOf(data: JsonObject): readonly JsonObject[] {
  return (data['findings'] as readonly JsonObject[] | undefined) ?? [];
}

function placeOf(record: MustRecord, data: JsonObject): number {
  return partsOf(data).findIndex(({ finding }) => finding === record.finding);
}

const issued: Step = (record, { act, data, id }) => {
  const place = placeOf(record, data);
  const part = partsOf(data)[place];
  if (part === undefined) return record;
  const due = part['due'] as string | undefined;
  const recheck = part['recheck'] as { readonly needed: boolean; readonly reason: string } | undefined;
  const order: OrderRecord = {
    order: id,
    kind: part['kind'] as OrderRecord['kind'],
    ...(due === undefined ? {} : { due }),
    place,
    ...(recheck?.needed === false ? { noRecheck: recheck.reason } : {}),
    issued: act,
    extensions: [],
    rechecks: [],
  };
  return { ...record, orders: [...record.orders, order] };
};

/** Changes the order in whose stream the event stands. */
const inOrder =
  (change: (order: OrderRecord, told: Told, record: MustRecord) => OrderRecord): Step =>
  (record, told) => ({
    ...record,
    orders: record.orders.map((order) => (order.order === told.id ? change(order, told, record) : order)),
  });

const extended = inOrder((order, { act, data }, record) => {
  const named = data['findings'] as readonly string[] | undefined;
  if (order.due === undefined || leftOrder(order) || named?.includes(record.finding) === false) return order;
  return { ...order, extensions: [...order.extensions, { ...act, due: data['due'] as string }] };
});

const rechecked = inOrder((order, { act, data }, record) => {
  const part = partsOf(data)[placeOf(record, data)];
  if (part === undefined) return order;
  const found = part['corrected'] as RecheckRecord['found'];
  return { ...order, rechecks: [...order.rechecks, { ...act, found, mode: data['mode'] as string }] };
});

const recheckWaived = inOrder((order, { act, data }, record) =>
  data['finding'] === record.finding ? { ...order, recheckWaived: act } : order,
);

export const orderSteps: Readonly<Record<string, Step>> = {
  RectificationOrdered: issued,
  OrderServed: inOrder((order, { act }) => ({ ...order, served: order.served ?? act })),
  OrderExtended: extended,
  OrderWithdrawn: inOrder((order, { act }) => ({ ...order, withdrawn: act })),
  RecheckPerformed: rechecked,
  RecheckWaived: recheckWaived,
};
