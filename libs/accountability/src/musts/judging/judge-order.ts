import { countsAt, type Act } from '../act';
import { mergedAway, releaseOf, type MustRecord, type OrderRecord, type StoredLimit } from '../must-record';
import { failures } from '../rechecks';
import { orderClock, type OrderClock } from './order-clock';
import {
  doneBy,
  isAfter,
  isPast,
  openAt,
  rowOf,
  type Done,
  type Exit,
  type Ground,
  type MustRow,
} from './row';
import { transferred } from './transferred';
import { NOTES } from '../notes';
import type { Label } from '../states';

/** Orders between two entries: those that answer a trace, or one failed recheck. */
export function ordersBetween(record: MustRecord, from: number, to: number): readonly OrderRecord[] {
  return record.orders.filter(({ issued }) => issued.index > from && issued.index < to);
}

export function servedOrder(orders: readonly OrderRecord[]): { order: OrderRecord; served: Act } | undefined {
  for (const order of orders) {
    if (order.withdrawn === undefined && order.served !== undefined) return { order, served: order.served };
  }
  return undefined;
}

/** Must 1: a violation found is ordered to be corrected (发现违法行为必须责令整改). */
export function judgeOrder(record: MustRecord, asOf: number): MustRow {
  const { trace } = record;
  const orders = ordersBetween(record, -1, failures(record)[0]?.index ?? Infinity);
  const done = orderedDone(record, orders);
  const clock = firstClock(record, orders);
  const transfer = transferred(record, trace, done, clock);
  const { start, limit } = clock(transfer.restart);
  const exit = transfer.exit ?? goneExit(record, trace, done) ?? dismissedExit(record);
  return rowOf(
    {
      must: 'M1',
      started: [trace, ...(releaseOf(record) ?? []), start],
      limit,
      notApplicable: notFound(record, limit),
      broken: closedAsNormal(record, limit, done ?? exit, asOf) ?? unanswered(record, done, exit),
      exit,
      suspended: transfer.suspended,
      done,
    },
    asOf,
  );
}

/** What was merged in time and released has its full period again; what was late before it was merged stays late. */
function firstClock(record: MustRecord, orders: readonly OrderRecord[]): OrderClock {
  const withdrawn = orders.map((one) => one.withdrawn);
  const first = orderClock(record, 'T-34', record.trace, withdrawn);
  const [merged, released] = releaseOf(record) ?? [];
  if (merged === undefined || isAfter(countsAt(merged), first(undefined, merged).limit)) return first;
  return orderClock(record, 'T-34', record.trace, [released, ...withdrawn]);
}

/** Confirmed, and the order served. */
function orderedDone({ confirmed }: MustRecord, orders: readonly OrderRecord[]): Done | undefined {
  const served = servedOrder(orders);
  return confirmed === undefined || served === undefined
    ? undefined
    : doneBy(confirmed, served.order.issued, served.served);
}

/** Dismissed in time, merged, or withdrawn with evidence: there was nothing to order. */
function notFound(record: MustRecord, limit: StoredLimit | undefined): Ground | undefined {
  const { dismissed, withdrawn } = record;
  const merged = mergedAway(record);
  if (dismissed !== undefined && !isAfter(countsAt(dismissed), limit)) {
    return { acts: [dismissed], note: NOTES.DISMISSED_IN_TIME };
  }
  if (merged !== undefined) return { acts: [merged], note: NOTES.MERGED };
  return withdrawn?.evidence === true
    ? { acts: [withdrawn], note: NOTES.WITHDRAWN_WITH_EVIDENCE }
    : undefined;
}

function dismissedExit({ dismissed }: MustRecord): Exit | undefined {
  return dismissed && { code: 'DISMISSED', at: countsAt(dismissed), acts: [dismissed] };
}

/** Of what stood when the subject was gone: what begins after it stands by itself. */
export function goneExit({ gone }: MustRecord, start: Act, done: Done | undefined): Exit | undefined {
  return gone !== undefined && gone.index > start.index && openAt(gone, done)
    ? { code: 'SUBJECT_GONE', at: countsAt(gone), acts: [gone] }
    : undefined;
}

/** The limit has passed without an answer, and the visit was closed as if nothing had been found. */
function closedAsNormal(
  { closedAsNormal: act }: MustRecord,
  limit: StoredLimit | undefined,
  answer: Done | undefined,
  asOf: number,
): Ground | undefined {
  const inTime = answer !== undefined && !isAfter(answer.at, limit);
  return isPast(asOf, limit) && !inTime && act !== undefined
    ? { acts: [act], note: NOTES.CLOSED_AS_NORMAL }
    : undefined;
}

function unanswered(record: MustRecord, done: Done | undefined, exit: Exit | undefined): Ground | undefined {
  const { withdrawn } = record;
  if (withdrawn?.evidence === false) return { acts: [withdrawn], note: NOTES.WITHDRAWN_WITHOUT_EVIDENCE };
  return closedOpen(record, done, exit, NOTES.CLOSED_UNANSWERED);
}

/** The finding was closed while the row was open. */
export function closedOpen(
  { closed }: MustRecord,
  done: Done | undefined,
  exit: Exit | undefined,
  note: Label,
): Ground | undefined {
  return closed !== undefined && openAt(closed, done) && openAt(closed, exit)
    ? { acts: [closed], note }
    : undefined;
}
