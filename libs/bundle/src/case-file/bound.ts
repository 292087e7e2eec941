import type { Bundle } from '../bundle';
import type { Report } from '../report';
import type { FiledDocument } from './filed-documents';
import type { FiledEntry } from './readable-entries';

/** A file as it is bound: what it was made of, and what became of it. */
export interface Bound {
  readonly bundle: Bundle;
  readonly report: Report;
  /** All that can be read of the bundle, by index. */
  readonly entries: readonly FiledEntry[];
  readonly documents: readonly FiledDocument[];
}
