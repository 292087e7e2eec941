import { instantOf } from '@mingjing/kernel';

const DAY_MILLISECONDS = 86_400_000;

/** Calendar days from one day YYYY-MM-DD to a later one; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (instantOf(`${to}T00:00:00.000Z`) - instantOf(`${from}T00:00:00.000Z`)) / DAY_MILLISECONDS;
}
