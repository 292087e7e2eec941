import { instantOf } from '@mingjing/kernel';
import { countsAt, later, startsAt, type Act } from '../act';
import type { MustRecord, OrderRecord, RecheckRecord } from '../must-record';
import { failures } from '../rechecks';
import { isPendingAt } from './case-course';
import { closedOpen, goneExit, ordersBetween, servedOrder } from './judge-order';
import { orderClock } from './order-clock';
import { doneBy, openAt, rowOf, type Done, type Exit, type MustRow } from './row';
import { transferred } from './transferred';
import { lawfulWaivers } from './waiver';
import { NOTES } from '../notes';

/** Must 1 again: a recheck that failed is answered by a second order, a case, or a penalty on the spot. */
export function judgeOrderAgain(record: MustRecord, failure: RecheckRecord, asOf: number): MustRow {
  const next = failures(record).find(({ index }) => index > failure.index);
  const orders = ordersBetween(record, failure.index, next?.index ?? Infinity);
  const done = answerTo(record, failure, orders);
  const clock = orderClock(
    record,
    'T-50',
    failure,
    orders.map((one) => one.withdrawn),
  );
  const transfer = transferred(record, failure, done, clock);
  const { start, limit } = clock(transfer.restart);
  const exit = transfer.exit ?? goneExit(record, failure, done) ?? byTheHead(record, failure, done);
  return rowOf(
    {
      must: 'M1_AGAIN',
      order: record.orders.find(({ rechecks }) => rechecks.includes(failure))?.order ?? '',
      started: [failure, ...(failure.failed === undefined ? [] : [failure.failed]), start],
      limit,
      notApplicable: record.withdrawn && { acts: [record.withdrawn], note: NOTES.FINDING_WITHDRAWN },
      broken: closedOpen(record, done, exit, NOTES.CLOSED_UNANSWERED),
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
    ...(served === undefined ? [] : [answeredBy(failure, served.order.issued, served.served)]),
    // A case that is still to be decided when the recheck fails answers it as well.
    ...record.cases
      .filter((one) => one.filed.index > failure.index || isPendingAt(one, failure))
      .map(({ filed }) => answeredBy(failure, filed)),
  ];
  return answers.sort((a, b) => instantOf(a.at) - instantOf(b.at))[0];
}

/** Not before the recheck failed. */
function answeredBy(failure: Act, ...acts: readonly Act[]): Done {
  const { at } = doneBy(...acts);
  return { acts: [failure, ...acts], at: later(startsAt(failure), at) };
}

/** A lawful waiver, or a head who gives his reason not to file a case. */
function byTheHead(record: MustRecord, failure: Act, done: Done | undefined): Exit | undefined {
  const waiver = lawfulWaivers(record).find(({ act }) => act.index > failure.index && openAt(act, done));
  const refused = record.notFiled.find((act) => act.index > failure.index && openAt(act, done));
  if (waiver !== undefined) return { code: waiver.act.code, at: waiver.at, acts: waiver.acts };
  return refused && { code: 'BY_THE_HEAD', at: countsAt(refused), acts: [refused] };
}
