import { instantOf } from '@mingjing/kernel';

const MAX_BEHIND_MS = 60_000;

/** A clock further behind the last entry than this neither starts nor writes (record.md, time). */
export function isClockBehind(now: number, lastRecordedAt: string): boolean {
  return now < instantOf(lastRecordedAt) - MAX_BEHIND_MS;
}
