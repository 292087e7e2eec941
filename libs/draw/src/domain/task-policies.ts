import { rejection, streamId, type Policy } from '@mingjing/kernel';
import type { TaskState } from './assignment';

/** A rule on what is stated in the stream of a task. */
export type TaskPolicy<D = unknown> = Policy<TaskState, D>;

export const taskMustBeKnown: TaskPolicy = (task, { stream }) =>
  task === undefined
    ? rejection('task-unknown', `There is no task ${streamId(stream)}, or its assignment is still sealed.`, {
        task: streamId(stream),
      })
    : undefined;

export const taskMustBeOpen: TaskPolicy = (task, { stream }) =>
  task?.closed === undefined
    ? undefined
    : rejection('task-closed', `The task ${streamId(stream)} is closed (${task.closed}); open a new task.`, {
        task: streamId(stream),
        closed: task.closed,
      });

/** Who stood at the door stays answerable: nobody is exchanged once the visit has begun. */
export const visitMustNotHaveBegun: TaskPolicy = (task, { stream }) =>
  task?.visit === undefined
    ? undefined
    : rejection(
        'visit-begun',
        `The visit of the task ${streamId(stream)} has begun; who makes it is settled.`,
        {
          task: streamId(stream),
          visit: task.visit,
        },
      );

/** Replaced is what the draw gave; whom a decision named, another decision names. */
export const pairMustBeDrawn: TaskPolicy = (task, { stream }) =>
  task?.random === true && task.drawId !== undefined && task.lead !== undefined
    ? undefined
    : rejection(
        'pair-not-drawn',
        `The officers of the task ${streamId(stream)} do not come from a draw; name others by OfficersDesignated.`,
        { task: streamId(stream) },
      );
