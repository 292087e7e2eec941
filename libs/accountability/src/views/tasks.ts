import type { Assignment } from '@mingjing/draw/contracts';
import type { Rows, ViewDefinition } from '@mingjing/followers';
import { streamId, streamWord, type Json, type RecordedEvent, type Registry } from '@mingjing/kernel';
import { read, write } from './rows';
import { assignmentTypes, tellAssignment } from './task-rows';

export const TASK_STATUSES = ['ASSIGNED', 'STARTED', 'FINISHED', 'CLOSED'] as const;
type TaskStatus = (typeof TASK_STATUSES)[number];

/** One task of the list: who is to inspect whom, and how far it has come. */
interface TaskListed {
  readonly status: TaskStatus;
  readonly assignment?: Assignment;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly result?: string;
}

const COURSE: Readonly<Record<string, (task: TaskListed, event: RecordedEvent) => TaskListed>> = {
  InspectionStarted: (task, { occurredAt }) => ({ ...task, status: 'STARTED', startedAt: occurredAt }),
  InspectionFinished: (task, { occurredAt, data }) => ({
    ...task,
    status: 'FINISHED',
    finishedAt: occurredAt,
    result: data['result'] as string,
  }),
  TaskClosed: (task) => ({ ...task, status: 'CLOSED' }),
};

/**
 * `task/<id>` → the task with its assignment as the draw folds it. A row of a draw that is not unblinded
 * may be shown only to those whom record.md names: who serves it must ask.
 */
export function tasksView(registry: Registry): ViewDefinition {
  return {
    name: 'tasks',
    version: 2,
    concerns: [...new Set([...assignmentTypes(registry), ...Object.keys(COURSE), 'InspectionNotified'])],
    columns: {
      draw: (data) => drawOf(data),
      entity: (data) => assignmentIn(data)?.entity ?? null,
      lead: (data) => assignmentIn(data)?.lead ?? null,
      second: (data) => assignmentIn(data)?.second ?? null,
      status: (data) => (data as unknown as TaskListed).status,
      origin: (data) => assignmentIn(data)?.origin ?? null,
    },
    apply: (event, rows) => tellTask(registry, event, rows),
  };
}

function tellTask(registry: Registry, event: RecordedEvent, rows: Rows): void {
  if (streamWord(event.stream) !== 'task') return;
  const key = `task/${streamId(event.stream)}`;
  const before = read<TaskListed>(rows, key) ?? { status: 'ASSIGNED' };
  const assignment = tellAssignment(registry, before.assignment, event);
  const assigned = assignment === undefined ? before : { ...before, assignment };
  write(rows, key, COURSE[event.type]?.(assigned, event) ?? assigned);
}

function assignmentIn(data: Json): Assignment | undefined {
  return (data as unknown as TaskListed).assignment;
}

function drawOf(data: Json): string | null {
  return assignmentIn(data)?.drawId ?? null;
}
