import type { Json, RecordedEvent } from '@mingjing/kernel';
import { deltaText } from './row-delta';
import type { Value } from './view-table';

/** The table as it was when the page began. */
export interface Table {
  /** Id of the last row. */
  readonly lastId: number;
  /** The current row of a key, its data as text. */
  current(key: string): { readonly id: number; readonly data: string } | undefined;
}

/** What a page writes: the values of rows, one row after the other. */
export interface Written {
  readonly opened: readonly Value[];
  readonly ended: readonly Value[];
}

/** A version that this page opens: written with its end where the page closes it as well. */
export interface NewRow {
  readonly id: number;
  readonly key: string;
  readonly event: RecordedEvent;
  to: number | null;
  gone: number | null;
  data: Json;
  /** The version that took its place, where it may be written as what it differs in from that. */
  next: NewRow | undefined;
  /** Opened and closed by one event: it was never true. */
  isVoid: boolean;
}

/** The end of a version that an earlier page opened. */
export interface End {
  readonly id: number;
  readonly to: number;
  gone: number | null;
  readonly data: Json;
  next: NewRow | undefined;
}

export interface Current {
  readonly id: number;
  data: Json;
  /** Counts the versions since one that is written whole. */
  readonly step: number;
  /** While the page that opened it is not written. */
  fresh: NewRow | undefined;
  /** The version before, where the same event closed it. */
  before: NewRow | End | undefined;
}

/** What is written of a version that the next one tells; one that follows and was never true stands nowhere. */
export function deltaOf({ data, next }: NewRow | End): string | undefined {
  return next === undefined || next.isVoid ? undefined : deltaText(next.data, data);
}
