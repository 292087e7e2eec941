import { chinaDay } from '@mingjing/kernel';
import type { Place } from './draw-state';

/** Log index of an entry, and the China day on which it was recorded. */
export interface Moment {
  readonly entry: number;
  readonly day: string;
}

export function momentOf({ index, recordedAt }: Omit<Place, 'id'>): Moment {
  return { entry: index, day: chinaDay(recordedAt) };
}

/** The last entry after a day; where there is none the last of all, since what comes of it may show only later. */
export function lastEntry(moments: readonly Moment[], after = ''): number | undefined {
  const later = moments.filter(({ day }) => day > after);
  const entries = (later.length === 0 ? moments : later).map(({ entry }) => entry);
  return entries.length === 0 ? undefined : Math.max(...entries);
}
