import { startsAt, type Act } from '../act';
import { limitFrom, type MustRecord, type StoredLimit } from '../must-record';

/** The clock of must 1, or of must 1 again, as it stood before an act; as it stands where none is given. */
export type OrderClock = (
  restart: Act | undefined,
  before?: Act,
) => { readonly start: Act; readonly limit: StoredLimit | undefined };

/** It runs from the act that opened the row, and anew from acts such as an order's withdrawal or a matter's return. */
export function orderClock(
  record: MustRecord,
  rule: string,
  opened: Act,
  anew: readonly (Act | undefined)[],
): OrderClock {
  return (restart, before) => {
    const until = before?.index ?? Infinity;
    const since = anew.filter((act) => act !== undefined && act.index < until);
    const start = latest(opened, ...since, restart);
    return { start, limit: limitFrom(record, rule, startsAt(start)) };
  };
}

function latest(first: Act, ...acts: readonly (Act | undefined)[]): Act {
  return acts.reduce<Act>((a, b) => (b !== undefined && b.index > a.index ? b : a), first);
}
