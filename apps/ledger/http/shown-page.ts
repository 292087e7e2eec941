import type { RowVersion } from '@mingjing/followers';
import type { TrueAt } from './true-at';

/** Something that stands under a key of a view, and that the reader may see. */
export interface Keyed {
  readonly key: string;
}

export interface ShownPage<T> {
  readonly size: number;
  readonly shown: readonly T[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

export interface PageAsked<T> {
  readonly limit: number;
  readonly after: string | undefined;
  /** Rows behind a key, at most so many; at a size where one is given. */
  readonly read: (place: Place) => Promise<TrueAt<readonly RowVersion[]>>;
  /** Those that the reader may see. */
  readonly visible: (rows: readonly RowVersion[]) => Promise<readonly T[]>;
}

export interface Place {
  readonly after: string | undefined;
  readonly limit: number;
  readonly size: number | undefined;
}

/** Rows read at once behind the first look. */
const CHUNK = 200;

/**
 * One page of what the reader may see. It is filled from as many rows as it takes, and goes on from
 * the last one shown: neither its length nor its `next` tells that something was passed over.
 */
export async function shownPage<T extends Keyed>({
  limit,
  after,
  read,
  visible,
}: PageAsked<T>): Promise<ShownPage<T>> {
  const seen: T[] = [];
  let from = after;
  let most = limit + 1;
  let size: number | undefined;
  for (;;) {
    const rows = await read({ after: from, limit: most, size });
    // Every part of the page is of the size at which it was begun.
    size ??= rows.size;
    seen.push(...(await visible(rows.data)));
    if (seen.length > limit || rows.data.length < most) break;
    from = rows.data.at(-1)?.key;
    most = Math.max(most, CHUNK);
  }
  const shown = seen.slice(0, limit);
  const last = shown.at(-1)?.key;
  return { size, shown, ...(seen.length > limit && last !== undefined ? { next: last } : {}) };
}
