import { laterBy, MINUTE } from '../story/moments';
import type { Visit } from './visit';

export type Lateness = 'SAME_DAY' | 'WITHIN_FIVE_DAYS' | 'OVERDUE' | 'AFTER_COMPLAINT';

/** Domain handbook, §5.12, times; of 100 visits. */
const SHARES = { SAME_DAY: 83, WITHIN_FIVE_DAYS: 12, OVERDUE: 4, AFTER_COMPLAINT: 1 } as const;
/** Where something was found the entry does not wait longer than the answer that it needs (rule T-34). */
const MOST_DAYS_WITH_FINDINGS = 2;

export interface Entry {
  readonly lateness: Lateness;
  /** When what happened at the visit reaches the ledger. */
  readonly at: number;
  /** Written on a device without a network. */
  readonly offline: boolean;
}

export function entryOf({ chance, end, traces, prompt }: Visit): Entry {
  const own = chance.of('entry');
  const drawn = prompt ? 'SAME_DAY' : own.weighted(SHARES);
  const clean = traces.length === 0;
  const lateness = clean || drawn === 'WITHIN_FIVE_DAYS' ? drawn : 'SAME_DAY';
  const offline = own.happens(lateness === 'SAME_DAY' ? 0.05 : 0.7);
  return {
    lateness,
    offline,
    at: moment(lateness, end, own.whole(10, 45), (most) => own.whole(1, most), clean),
  };
}

function moment(
  lateness: Lateness,
  end: number,
  minutes: number,
  days: (most: number) => number,
  clean: boolean,
): number {
  switch (lateness) {
    case 'SAME_DAY':
      return end + minutes * MINUTE;
    case 'WITHIN_FIVE_DAYS':
      return laterBy(end, days(clean ? 5 : MOST_DAYS_WITH_FINDINGS)) + minutes * MINUTE;
    case 'OVERDUE':
      return laterBy(end, 5 + days(4)) + minutes * MINUTE;
    case 'AFTER_COMPLAINT':
      return laterBy(end, 2) + minutes * MINUTE;
    default:
      return lateness satisfies never;
  }
}
