import type { FindingTruth, OrderTruth } from './finding-truth';

/** The truth as it stood at a moment: what comes later has not happened. */
export function truthAsOf(truth: FindingTruth, moment: number): FindingTruth {
  return {
    ...past(truth, moment),
    orders: truth.orders.filter(({ servedAt }) => servedAt <= moment).map((one) => orderAsOf(one, moment)),
    penalty: past(truth.penalty, moment),
    penaltyAgain: past(truth.penaltyAgain, moment),
    ...(truth.transfer !== undefined && truth.transfer.at <= moment
      ? { transfer: past(truth.transfer, moment) }
      : {}),
  };
}

function orderAsOf(order: OrderTruth, moment: number): OrderTruth {
  const { corrected, ...known } = past(order, moment);
  return known.recheckedAt === undefined || corrected === undefined ? known : { ...known, corrected };
}

/** Without the members that hold, or are dated by, a later moment. */
function past<T extends object>(record: T, moment: number): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]: [string, unknown]) => !(momentOf(value) > moment)),
  ) as T;
}

function momentOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null && 'at' in value ? (value.at as number) : NaN;
}
