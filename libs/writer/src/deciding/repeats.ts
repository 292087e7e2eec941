import { equalBytes, openEntry, rejection, type Rejection } from '@mingjing/kernel';
import type { Submission } from '../accepting/submission';
import type { StandingEntry } from './group-rules';
import type { Trial } from './trial';

/** Where a statement of a batch stands: new in its group, or answered by an entry that stood before. */
export interface Place {
  readonly index: number;
  readonly revision: number;
}

/** A known id: same body → the first place again; another body → refused. Undefined for a new id. */
export function repeated(
  trial: Trial,
  standing: ReadonlyMap<string, StandingEntry>,
  { statement: { id }, body }: Submission,
): Place | Rejection | undefined {
  const index = trial.indexOf(id);
  const entry = index === undefined ? undefined : trial.entryAt(index);
  if (index !== undefined && entry !== undefined) {
    return equalBytes(entry.body, body) ? { index, revision: entry.revision } : reused(id, index);
  }
  const stored = standing.get(id);
  return stored === undefined ? undefined : repeatedOf(stored, id, body);
}

function repeatedOf({ index, bytes }: StandingEntry, id: string, body: Uint8Array): Place | Rejection {
  const opened = openEntry(bytes);
  if (!opened.ok) throw new Error(`A stored entry cannot be read: ${opened.rejection.reason}`);
  if (!equalBytes(opened.value.body, body)) return reused(id, index);
  return { index, revision: opened.value.entry.revision };
}

function reused(id: string, index: number): Rejection {
  return rejection(
    'id-reused',
    'Another statement with this id stands in the log; give each statement an id of its own.',
    { id, index },
  );
}
