import {
  DEADLINE_TABLE,
  chinaTime,
  factsAt,
  instantOf,
  unlessListMissing,
  type Deadline,
  type Overlay,
  type Rejection,
} from '@mingjing/kernel';
import type { Constitution, DraftEntry, Stamp } from './constitution';
import type { Group } from './group';
import { isRejection, layDerived } from './judge';
import type { PendingDeadlines } from './pending-deadlines';

/**
 * Lays on the group what has fallen due by its moment, the earliest first; leaves room for statements.
 * `mayEnter` is asked for each deadline that gives way: it, and what is due after it, waits on a no.
 * Both wait, too, for a list that is missing: the refusal is returned, and statements go on.
 */
export function fireDue(
  ledger: Constitution,
  group: Group,
  pending: PendingDeadlines,
  mayEnter: () => boolean,
): Rejection | undefined {
  while (!group.isHalfFull) {
    const deadline = pending.due(group.recordedAt, group.overlay);
    if (deadline === undefined || (givesWay(ledger, deadline) && !mayEnter())) return undefined;
    const trial = group.openTrial();
    const stamp = { index: trial.nextIndex, recordedAt: group.recordedAt };
    const drafts = unlessListMissing(() => fired(ledger, trial.overlay, deadline, stamp));
    if (isRejection(drafts)) return drafts;
    group.add(trial, drafts);
    pending.note(trial.overlay);
  }
  return undefined;
}

export function givesWay({ registry }: Constitution, { kind }: Deadline): boolean {
  return registry.deadline(kind)?.givesWay === true;
}

/**
 * The entries that a due deadline derives, laid on the overlay; `stamp.index` is the first one's.
 * Throws where they leave the deadline standing: it would fire for ever.
 */
export function fired(
  ledger: Constitution,
  overlay: Overlay,
  deadline: Deadline,
  stamp: Stamp,
): DraftEntry[] {
  const definition = ledger.registry.deadline(deadline.kind);
  if (definition === undefined) throw new Error(`No context knows the deadline "${deadline.kind}"`);
  const events = definition.fire(deadline, factsAt(overlay, ledger.around, stamp.index, stamp.recordedAt));
  const cause = { id: deadline.cause, occurredAt: chinaTime(instantOf(deadline.due)) };
  const entries = layDerived(ledger, overlay, events, cause, { ...stamp, index: stamp.index - 1 });
  const row = `${deadline.due} ${deadline.kind} ${deadline.key}`;
  if (overlay.get(DEADLINE_TABLE, row) !== undefined) {
    throw new Error(`The deadline "${row}" was fired and still stands: its events must lift it`);
  }
  return entries;
}
