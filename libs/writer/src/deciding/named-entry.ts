import { readEntry, type NamedEntry } from '@mingjing/kernel';
import type { StandingEntry } from './group-rules';
import type { Trial } from './trial';

/** The entry of that id as a statement on trial may name it: of its own batch, of its group, or below them. */
export function namedEntry(
  trial: Trial,
  standing: ReadonlyMap<string, StandingEntry>,
  id: string,
): NamedEntry | undefined {
  const index = trial.indexOf(id);
  const ahead = index === undefined ? undefined : trial.entryAt(index);
  const { index: at, bytes } =
    ahead && index !== undefined ? { index, bytes: ahead.bytes } : (standing.get(id) ?? {});
  if (at === undefined || bytes === undefined) return undefined;
  const entry = readEntry(bytes);
  if (!entry.ok) throw new Error(`A stored entry cannot be read: ${entry.rejection.reason}`);
  return { index: at, statement: entry.value.statement };
}
