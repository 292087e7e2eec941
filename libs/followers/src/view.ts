import type { Json, RecordedEvent } from '@mingjing/kernel';

/** The rows of one view at the event that is being applied. */
export interface Rows {
  /** The current row; undefined where there is none. */
  get(key: string): Json | undefined;
  /** Closes the current row, if any, and opens a new one at this event. The same data again changes nothing. */
  put(key: string, data: Json): void;
  /** Notes in a list, which only grows, that the event concerns it; twice is once. */
  note(list: string): void;
  /** Closes the current row. */
  close(key: string): void;
}

/**
 * A view: rows computed from the log and from nothing else, so that it may be dropped and told
 * anew at any time and comes out identical. `apply` never refuses a recorded fact; event types
 * that it does not know it skips. Data that were read or put are not changed in place.
 */
export interface ViewDefinition {
  /** `[a-z][a-z0-9_]*`: names the table. */
  readonly name: string;
  /** Counts up with every change of what the rows hold: another version is another table. */
  readonly version: number;
  /** Event types that concern the view; `*` for all. */
  readonly concerns: readonly string[] | '*';
  /**
   * The column by which lists of events are asked, where the view notes any. An event in a list reads
   * as a row `<list> <index, 12 digits>` that it opened and none closes, with its type as data.
   */
  readonly lists?: string;
  /** Columns by which rows are looked up, and how each is read from a row. */
  readonly columns?: Readonly<Record<string, (data: Json, key: string) => string | number | null>>;
  apply(event: RecordedEvent, rows: Rows): void;
}

/** One version of a row: true from the event at `from` until that at `to` (exclusive), or still. */
export interface RowVersion {
  readonly key: string;
  readonly from: number;
  readonly to: number | null;
  readonly occurredAt: string;
  readonly data: Json;
}

/** At which size a question is asked; absent: at the size that the view has reached. */
export interface AsOf {
  readonly size?: number;
  /**
   * Of each key the newest version, in order of the log, whose event is stated to have occurred at the
   * moment or before it. A version holds what all events before it told, whenever they occurred: who wants what
   * had happened, and nothing else, tells it from events.
   */
  readonly occurredBy?: string;
}

export interface RowQuery extends AsOf {
  /** Column → value that it must have. */
  readonly where?: Readonly<Record<string, string | number>>;
  /** Keys after this one, in UTF-8 order: for the next page. */
  readonly after?: string;
  readonly limit?: number;
}
