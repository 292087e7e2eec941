import { chinaDay, instantOf } from '@mingjing/kernel';
import { countsAt, later, startsAt, type Act } from '../act';
import { dueOf } from '../due';
import { limitFrom as limitOf, type MustRecord, type OrderRecord, type StoredLimit } from '../must-record';
import { countedRechecks } from '../rechecks';
import { closedOpen, goneExit } from './judge-order';
import { doneBy, openAt, rowOf, type Done, type Exit, type Ground, type MustRow } from './row';
import { transferred } from './transferred';
import { NOTES, recheckNotNeeded } from '../notes';

/** Must 2: after the order it is rechecked in time (责令整改后必须及时复查); one row per served order. */
export function judgeRecheck(
  record: MustRecord,
  order: OrderRecord & { readonly served: Act },
  asOf: number,
): MustRow {
  const due = dueOf(order, (day) => limitOf(record, 'T-36', day)?.limit);
  const done = recheckOf(order);
  const limitFrom = (restart: Act | undefined): StoredLimit | undefined =>
    limitOf(record, 'T-36', startOf(order.served, due.clock, restart));
  const transfer = transferred(record, order.issued, done, (restart) => ({ limit: limitFrom(restart) }));
  const exit = transfer.exit ?? waived(order, done) ?? goneExit(record, order.issued, done);
  return rowOf(
    {
      must: 'M2',
      order: order.order,
      started: [
        order.issued,
        order.served,
        ...due.acts,
        ...(transfer.restart === undefined ? [] : [transfer.restart]),
      ],
      limit: limitFrom(transfer.restart),
      notApplicable: notNeeded(record, order, done),
      broken:
        withdrawnOpen(record, done, exit) ?? closedOpen(record, done, exit, NOTES.CLOSED_WITHOUT_RECHECK),
      exit,
      suspended: transfer.suspended,
      done,
      note: due.note,
    },
    asOf,
  );
}

/** Due or served; from a return only where that is later, since before the date nobody may find it uncorrected. */
function startOf(served: Act, due: string | undefined, restart: Act | undefined): string {
  if (restart === undefined) return due ?? startsAt(served);
  const back = startsAt(restart);
  if (due === undefined) return later(startsAt(served), back);
  return due < chinaDay(back) ? back : due;
}

/** The first recheck of the finding, whatever it finds; before the date only one that finds it corrected. */
function recheckOf(order: OrderRecord): Done | undefined {
  const [first] = countedRechecks(order);
  return first && doneBy(first);
}

function notNeeded(record: MustRecord, order: OrderRecord, done: Done | undefined): Ground | undefined {
  const { withdrawn } = record;
  if (order.withdrawn !== undefined) return { acts: [order.withdrawn], note: NOTES.ORDER_WITHDRAWN };
  if (order.noRecheck !== undefined) return { acts: [order.issued], note: recheckNotNeeded(order.noRecheck) };
  return withdrawn?.evidence === true && openAt(withdrawn, done)
    ? { acts: [withdrawn], note: NOTES.FINDING_WITHDRAWN_WITH_EVIDENCE }
    : undefined;
}

function waived({ recheckWaived }: OrderRecord, done: Done | undefined): Exit | undefined {
  return recheckWaived !== undefined && openAt(recheckWaived, done)
    ? { code: 'RECHECK_WAIVED', at: countsAt(recheckWaived), acts: [recheckWaived] }
    : undefined;
}

/** A finding withdrawn without evidence is a finding closed. */
function withdrawnOpen(
  { withdrawn }: MustRecord,
  done: Done | undefined,
  exit: Exit | undefined,
): Ground | undefined {
  const open = withdrawn?.evidence === false && openAt(withdrawn, done) && openAt(withdrawn, exit);
  return open ? { acts: [withdrawn], note: NOTES.CLOSED_WITHOUT_RECHECK } : undefined;
}

export function servedOrders(record: MustRecord): readonly (OrderRecord & { readonly served: Act })[] {
  return record.orders
    .flatMap((order) => (order.served === undefined ? [] : [{ ...order, served: order.served }]))
    .sort((a, b) => instantOf(countsAt(a.served)) - instantOf(countsAt(b.served)));
}
