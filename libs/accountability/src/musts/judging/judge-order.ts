import { instantOf } from '@mingjing/kernel';
import { countsAt, type Act } from '../act';
import { failures, limitFrom, type MustRecord, type OrderRecord, type RecheckRecord } from '../must-record';
import { isPendingAt } from './case-course';
import { doneBy, isAfter, openAt, rowOf, type Done, type Exit, type Ground, type MustRow } from './row';
import { transferred } from './transferred';
import { lawfulWaivers } from './waiver';

/** Orders between two entries: those that answer a trace, or one failed recheck. */
export function ordersBetween(record: MustRecord, from: number, to: number): readonly OrderRecord[] {
  return record.orders.filter(({ issued }) => issued.index > from && issued.index < to);
}

/** The clock's start: the act that opened the row, or what made it run anew. */
export function latest(...acts: readonly (Act | undefined)[]): Act | undefined {
  return acts.reduce(
    (a, b) => (a === undefined || (b !== undefined && b.index > a.index) ? b : a),
    undefined,
  );
}

function servedOrder(orders: readonly OrderRecord[]): { order: OrderRecord; served: Act } | undefined {
  for (const order of orders) {
    if (order.withdrawn === undefined && order.served !== undefined) return { order, served: order.served };
  }
  return undefined;
}

/** Must 1: a violation found is ordered to be corrected (发现违法行为必须责令整改). */
export function judgeOrder(record: MustRecord, asOf: number): MustRow {
  const first = failures(record)[0];
  const orders = ordersBetween(record, -1, first?.index ?? Infinity);
  const served = servedOrder(orders);
  const { confirmed } = record;
  const done =
    confirmed !== undefined && served !== undefined
      ? doneBy(confirmed, served.order.issued, served.served)
      : undefined;
  const transfer = transferred(record, done);
  const start = latest(record.trace, ...orders.map((one) => one.withdrawn), transfer.restart) ?? record.trace;
  const limit = limitFrom(record, 'T-34', countsAt(start));
  const exit = transfer.exit ?? goneExit(record, done) ?? dismissedExit(record);
  const answered = done ?? exit;
  const inTime = answered !== undefined && !isAfter(answered.at, limit);
  const passed = limit !== undefined && asOf > instantOf(limit.limit);
  return rowOf(
    {
      must: 'M1',
      started: start === record.trace ? [record.trace] : [record.trace, start],
      limit,
      notApplicable: notFound(record, (moment) => !isAfter(moment, limit)),
      broken:
        passed && !inTime
          ? (closedAsNormal(record) ?? unanswered(record, done, exit))
          : unanswered(record, done, exit),
      exit,
      suspended: transfer.suspended,
      done,
    },
    asOf,
  );
}

/** Dismissed in time, merged, or withdrawn with evidence: there was nothing to order. */
function notFound(record: MustRecord, inTime: (moment: string) => boolean): Ground | undefined {
  const { dismissed, merged, withdrawn } = record;
  if (dismissed !== undefined && inTime(countsAt(dismissed)))
    return { acts: [dismissed], note: 'dismissed in time' };
  if (merged !== undefined) return { acts: [merged], note: 'merged into another finding' };
  return withdrawn?.evidence === true ? { acts: [withdrawn], note: 'withdrawn with evidence' } : undefined;
}

function dismissedExit({ dismissed }: MustRecord): Exit | undefined {
  return dismissed && { code: 'DISMISSED', at: countsAt(dismissed), acts: [dismissed] };
}

export function goneExit({ gone }: MustRecord, done: Done | undefined): Exit | undefined {
  return gone !== undefined && openAt(gone, done)
    ? { code: 'SUBJECT_GONE', at: countsAt(gone), acts: [gone] }
    : undefined;
}

function closedAsNormal({ closedAsNormal: act }: MustRecord): Ground | undefined {
  return act && { acts: [act], note: 'the visit was closed as normal' };
}

function unanswered(record: MustRecord, done: Done | undefined, exit: Exit | undefined): Ground | undefined {
  const { withdrawn } = record;
  if (withdrawn?.evidence === false) return { acts: [withdrawn], note: 'withdrawn without evidence' };
  return closedOpen(record, done, exit, 'closed unanswered');
}

/** The finding was closed while the row was open. */
export function closedOpen(
  { closed }: MustRecord,
  done: Done | undefined,
  exit: Exit | undefined,
  note: string,
): Ground | undefined {
  return closed !== undefined && openAt(closed, done) && openAt(closed, exit)
    ? { acts: [closed], note }
    : undefined;
}

/** Must 1 again: a recheck that failed is answered by a second order, a case, or a penalty on the spot. */
export function judgeOrderAgain(record: MustRecord, failure: RecheckRecord, asOf: number): MustRow {
  const next = failures(record).find(({ index }) => index > failure.index);
  const orders = ordersBetween(record, failure.index, next?.index ?? Infinity);
  const done = answerTo(record, failure, orders);
  const transfer = transferred(record, done);
  const returned = transfer.restart;
  const start = latest(failure, ...orders.map((one) => one.withdrawn), returned) ?? failure;
  const exit = transfer.exit ?? goneExit(record, done) ?? byTheHead(record, failure, done);
  return rowOf(
    {
      must: 'M1_AGAIN',
      order: record.orders.find(({ rechecks }) => rechecks.includes(failure))?.order ?? '',
      started: [failure, ...(failure.failed === undefined ? [] : [failure.failed]), start],
      limit: limitFrom(record, 'T-50', countsAt(start)),
      notApplicable: record.withdrawn && { acts: [record.withdrawn], note: 'finding withdrawn' },
      broken: closedOpen(record, done, exit, 'closed unanswered'),
      exit,
      suspended: transfer.suspended,
      done,
    },
    asOf,
  );
}

function answerTo(record: MustRecord, failure: Act, orders: readonly OrderRecord[]): Done | undefined {
  const served = servedOrder(orders);
  const answers = [
    ...(served === undefined ? [] : [doneBy(failure, served.order.issued, served.served)]),
    // A case that is still to be decided when the recheck fails answers it as well.
    ...record.cases
      .filter((one) => one.filed.index > failure.index || isPendingAt(one, failure))
      .map(({ filed }) => doneBy(failure, filed)),
  ];
  return answers.sort((a, b) => instantOf(a.at) - instantOf(b.at))[0];
}

/** A lawful waiver, or a head who gives his reason not to file a case. */
function byTheHead(record: MustRecord, failure: Act, done: Done | undefined): Exit | undefined {
  const waiver = lawfulWaivers(record).find(({ act }) => act.index > failure.index && openAt(act, done));
  const refused = record.notFiled.find((act) => act.index > failure.index && openAt(act, done));
  if (waiver !== undefined) return { code: waiver.act.code, at: waiver.at, acts: waiver.acts };
  return refused && { code: 'BY_THE_HEAD', at: countsAt(refused), acts: [refused] };
}
