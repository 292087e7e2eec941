import type { RecordedEvent } from '@mingjing/kernel';
import type { AsOf, RowQuery, RowVersion, ViewDefinition } from './view';

/**
 * Views of one node, apart from the ledger: dropped and told anew at any time.
 *
 * Durability: none is promised; what a page of events writes and the position after it are written
 * together, so that a restart neither skips an event nor applies one twice.
 */
export interface ViewStore {
  /** Events 0 … position − 1 are told by the view. */
  position(view: ViewDefinition): number;
  /**
   * Applies consecutive events, the first of which has the index `position(view)`: all of them, or,
   * where it throws, none.
   */
  apply(view: ViewDefinition, events: readonly RecordedEvent[]): void;
  /** Everything that `work` applies is written together; a view that fails in it leaves the others whole. */
  together(work: () => void): void;
  /** Makes what questions need and telling does not: called when the end of the log is reached. */
  settle(views: readonly ViewDefinition[]): void;
  row(view: ViewDefinition, key: string, asOf?: AsOf): RowVersion | undefined;
  /** By key. */
  rows(view: ViewDefinition, query?: RowQuery): readonly RowVersion[];
  count(view: ViewDefinition, query?: RowQuery): number;
  /** Hex SHA-256 over the rows that are current at the size: equal on every machine that tells the same log. */
  digest(view: ViewDefinition, size?: number): string;
  /** Drops tables of views and versions that nobody defines any more. */
  retire(views: readonly ViewDefinition[]): void;
  close(): void;
}
