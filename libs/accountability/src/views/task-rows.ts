import type { Assignment } from '@mingjing/draw/contracts';
import type { Rows } from '@mingjing/followers';
import { streamId, type RecordedEvent, type Registry } from '@mingjing/kernel';
import { read, write } from './rows';

/** A task as the draw folds it, and what its findings need beside. */
export interface TaskRow {
  readonly assignment?: Assignment;
  /** When the names were first revealed: nothing at a drawn place can have happened earlier. */
  readonly revealedAt?: string;
}

/** Event types of the draw that stand in `task/…` streams. */
export function assignmentTypes(registry: Registry): readonly string[] {
  const draw = registry.contexts.find(({ name }) => name === 'draw');
  return (draw?.events ?? []).filter(({ stream }) => stream === 'task').map(({ type }) => type);
}

/** Folds one event of a task as the draw's own context does. */
export function tellAssignment(
  registry: Registry,
  assignment: Assignment | undefined,
  event: RecordedEvent,
): Assignment | undefined {
  const fold = registry.fold('draw', 'task');
  return (fold?.evolve(assignment, event) as Assignment | undefined) ?? assignment;
}

export function tellTask(registry: Registry, event: RecordedEvent, rows: Rows): void {
  const key = `task/${streamId(event.stream)}`;
  const before = read<TaskRow>(rows, key);
  const assignment = tellAssignment(registry, before?.assignment, event);
  const revealedAt =
    before?.revealedAt ?? (event.type === 'AssignmentRevealed' ? event.occurredAt : undefined);
  write(rows, key, {
    ...(assignment === undefined ? {} : { assignment }),
    ...(revealedAt === undefined ? {} : { revealedAt }),
  });
}
