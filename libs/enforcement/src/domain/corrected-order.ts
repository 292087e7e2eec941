import type { Corrections } from '@mingjing/kernel';
import type { FindingInOrder, Order } from './order';
import { weighing } from './weighing';

/** The order by the dates as they were corrected; what its entries state stands beside them (docs/adr/0041). */
export function correctedOrder(order: Order, corrections: Corrections): Order {
  const dated = order.findings.map((one, place) =>
    backInItsTime(
      withDates(one, {
        first: corrections.day(order.ordered.id, `data.findings.${String(place)}.due`),
        moved: one.extension === undefined ? undefined : corrections.day(one.extension, 'data.due'),
      }),
    ),
  );
  return { ...order, findings: dated };
}

/** The dates that corrections give: of the order itself, and of the extension that moved it. */
interface Given {
  readonly first: string | undefined;
  readonly moved: string | undefined;
}

function withDates(one: FindingInOrder, { first, moved }: Given): FindingInOrder {
  if (one.due === undefined) return one;
  const firstDue = one.firstDue === undefined ? {} : { firstDue: first ?? one.firstDue };
  const due = one.extension === undefined ? first : moved;
  return { ...one, ...firstDue, ...(due === undefined ? {} : { due, statedDue: one.due }) };
}

/** A recheck that proves to have come before the date has found nothing: the finding stands in the order again. */
function backInItsTime(one: FindingInOrder): FindingInOrder {
  const { left, corrected, recheckedOn, ...standing } = one;
  const isEarly =
    one.due !== undefined &&
    one.statedDue !== undefined &&
    recheckedOn !== undefined &&
    recheckedOn <= one.due;
  return left === 'RECHECKED' && corrected !== 'YES' && isEarly ? standing : one;
}

export const ofOrder = weighing<Order>(correctedOrder);
