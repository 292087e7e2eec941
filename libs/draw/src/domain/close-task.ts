import {
  accept,
  rejection,
  streamId,
  under,
  type Decide,
  type DerivedEvent,
  type Facts,
} from '@mingjing/kernel';
import type { TaskClosed } from '../payloads/assignment-events';
import type { TaskState } from './assignment';
import { drawOf, type DrawState } from './draw-state';
import { nextCall, reserveCalls, tasksOfCall, teamOf } from './drawn-tasks';
import { DRAW_ALGORITHM } from './execute';
import { originOf } from './origin';
import { recomputeDraw } from './recompute';
import { rowOf, TABLE, type CalledReserve } from './tables';
import { mayStillBeCalled } from './yearly-cap';
import { taskMustBeKnown, taskMustBeOpen, type TaskPolicy } from './task-policies';

/** 5.8 of the handbook: each closure has evidence and a second person. */
const aSecondPersonSigns: TaskPolicy = (_task, { cosigners = [] }) =>
  cosigners.length > 0
    ? undefined
    : rejection(
        'second-person-needed',
        'A task is closed by two: a second person signs that the reason holds.',
      );

/** A visit that was made is done, not closed: closures must not swell the completion. */
const aFinishedVisitIsNotClosed: TaskPolicy = (task, { stream }) =>
  task?.visit === 'FINISHED'
    ? rejection(
        'visit-finished',
        `The visit of the task ${streamId(stream)} is finished; there is nothing to close.`,
        {
          task: streamId(stream),
        },
      )
    : undefined;

/** Where the plan has a reserve its next comes, by the rule of the draw: nobody picks. */
const close: Decide<TaskState, TaskClosed> = (task, _statement, facts) => {
  const draw = task?.drawId === undefined ? undefined : drawOf(facts, task.drawId);
  if (task?.stratum === undefined || draw === undefined || draw.plan.reserve === 'NONE') return accept();
  return accept(calledFor(task.entity, task.stratum, draw, facts));
};

function calledFor(instead: string, stratum: string, draw: DrawState, facts: Facts): readonly DerivedEvent[] {
  // Of a joint stratum, each party closes a task of its own; the entity is replaced once.
  const rows = rowOf<readonly CalledReserve[]>(facts, TABLE.reserve, draw.id) ?? [];
  if (rows.some((row) => row.instead === instead)) return [];
  const drawn = recomputeDraw(facts, draw);
  const calls = reserveCalls(facts, draw.id, drawn);
  const call = nextCall(facts, draw.id, drawn, calls, stratum, mayStillBeCalled(draw, stratum, facts));
  if (call === undefined) return [];
  return tasksOfCall(draw.id, drawn, call).map((task) => ({
    stream: `task/${task.id}`,
    type: 'ReserveCalled',
    version: 1,
    algorithm: DRAW_ALGORITHM,
    data: {
      ...{ draw: draw.id, origin: originOf(draw), entity: task.entity, stratum, field: task.field, instead },
      ...teamOf(task),
    },
  }));
}

export const closeTask: Decide<TaskState, TaskClosed> = under(
  [taskMustBeKnown, taskMustBeOpen, aFinishedVisitIsNotClosed, aSecondPersonSigns],
  close,
);
