import { instantOf } from '@mingjing/kernel';
import { withAdmitted } from './admitted';
import { recordAsOf } from './as-of';
import { judgeOrder } from './judging/judge-order';
import { judgeOrderAgain } from './judging/judge-order-again';
import { judgePenalty } from './judging/judge-penalty';
import { judgeRecheck, servedOrders } from './judging/judge-recheck';
import type { MustRow } from './judging/row';
import type { MustRecord } from './must-record';
import { failures } from './rechecks';
import { worseFirst } from './states';

/**
 * The rows of the three musts of one finding as of a moment (a claim or a recorded time): must 1, must 1
 * again for each failed recheck, must 2 for each served order, must 3 once the violation is confirmed.
 * Empty where the finding was not there yet. What had been recorded by an earlier log size is asked of
 * the record as of that size.
 */
export function judgeMusts(record: MustRecord, asOf: string): readonly MustRow[] {
  const moment = instantOf(asOf);
  if (Number.isNaN(moment)) throw new RangeError(`"${asOf}" is no moment`);
  const known = recordAsOf(record, moment);
  if (known === undefined) return [];
  return rowsOf(known, moment).map((row) => withAdmitted(row, known.admitted ?? []));
}

function rowsOf(record: MustRecord, asOf: number): readonly MustRow[] {
  const rechecks = servedOrders(record).map((order) => judgeRecheck(record, order, asOf));
  const again = failures(record).map((failure) => judgeOrderAgain(record, failure, asOf));
  const { confirmed, gate } = record;
  const standing = rechecks.findLast(({ order }) =>
    record.orders.some((one) => one.order === order && one.withdrawn === undefined),
  );
  const penalty =
    confirmed === undefined || gate === undefined
      ? []
      : [judgePenalty(record, confirmed, gate, standing, asOf)];
  return [judgeOrder(record, asOf), ...again, ...rechecks, ...penalty];
}

/** The row that a finding shows. */
export function worstRow(rows: readonly MustRow[]): MustRow | undefined {
  return [...rows].sort((a, b) => worseFirst(a.state, b.state))[0];
}
