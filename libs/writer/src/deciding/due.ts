import {
  DEADLINE_TABLE,
  chinaTime,
  factsAt,
  instantOf,
  unlessListMissing,
  type Deadline,
  type Overlay,
  type Rejection,
  type Statement,
  type World,
} from '@mingjing/kernel';
import type { Constitution, DraftEntry, Stamp } from './constitution';
import type { Group } from './group';
import { isRejection, layDerived } from './judge';
import type { PendingDeadlines } from './pending-deadlines';

/**
 * Lays on the group what has fallen due by its moment, the earliest first; leaves room for statements.
 * `mayEnter` is asked for each deadline that gives way: on a no those that give way wait, and the others
 * pass them. All wait for a list that is missing: the refusal is returned, and statements go on.
 */
export function fireDue(
  ledger: Constitution,
  group: Group,
  pending: PendingDeadlines,
  mayEnter: () => boolean,
): Rejection | undefined {
  let mustWait = false;
  while (!group.isHalfFull) {
    const deadline = nextDue(ledger, group, pending, mustWait);
    if (deadline === undefined) return undefined;
    if (givesWay(ledger, deadline) && !mayEnter()) {
      mustWait = true;
      continue;
    }
    const trial = group.openTrial();
    const stamp = { index: trial.nextIndex, recordedAt: group.recordedAt };
    const drafts = unlessListMissing(() => fired(ledger, trial.overlay, deadline, stamp));
    if (isRejection(drafts)) return drafts;
    group.add(trial, drafts);
    pending.note(trial.overlay);
  }
  return undefined;
}

/**
 * The due deadline that an entry of the ledger's own follows from, as whoever reads the log finds it: the
 * first, or behind those that give way the first of another cause.
 */
export function dueBefore(
  ledger: Constitution,
  pending: PendingDeadlines,
  world: World,
  { cause }: Pick<Statement, 'cause'>,
  recordedAt: string,
): Deadline | undefined {
  const isPassed = (deadline: Deadline): boolean => deadline.cause !== cause && givesWay(ledger, deadline);
  return pending.due(recordedAt, world, isPassed) ?? pending.due(recordedAt, world);
}

function nextDue(
  ledger: Constitution,
  group: Group,
  pending: PendingDeadlines,
  passesWhatGivesWay: boolean,
): Deadline | undefined {
  return pending.due(
    group.recordedAt,
    group.overlay,
    (deadline) => passesWhatGivesWay && givesWay(ledger, deadline),
  );
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
