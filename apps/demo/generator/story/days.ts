import { instantOf } from '@mingjing/kernel';

/** Calendar days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(`${to}T00:00:00.000Z`) - instantOf(`${from}T00:00:00.000Z`)) / 86_400_000);
}
