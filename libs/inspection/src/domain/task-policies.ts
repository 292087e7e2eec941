import { assignmentOf } from '@mingjing/draw/contracts';
import { rejection, streamId, type Policy } from '@mingjing/kernel';
import { actorsOf, pairOf } from './assignment';
import type { Visit } from './visit';

/** A rule on what is stated in a task's stream. */
export type TaskPolicy<D = unknown> = Policy<Visit, D>;

export const theTaskMustBeOpen: TaskPolicy = (_visit, { stream }, facts) => {
  const task = streamId(stream);
  const closed = assignmentOf(facts, task)?.closed;
  if (closed === undefined) return undefined;
  return rejection('task-closed', `The task ${task} is closed (${closed}); open a new task to inspect.`, {
    task,
    closed,
  });
};

export const theTaskMustExist: TaskPolicy = (_visit, { stream }, facts) => {
  const task = streamId(stream);
  if (assignmentOf(facts, task) !== undefined) return undefined;
  return rejection('task-unknown', `There is no task ${task}, or its assignment is still sealed.`, { task });
};

/** Before the officers' side of a draw is unblinded nobody may act on an assignment (draw.md, 5). */
export const theOfficersMustBeUnblinded: TaskPolicy = (_visit, { stream }, facts) => {
  const task = streamId(stream);
  if (assignmentOf(facts, task)?.revealedTo.officers === true) return undefined;
  return rejection(
    'not-unblinded',
    `The officers of the task ${task} are not revealed yet; wait for the unblinding.`,
    { task },
  );
};

/** What one of the two may state alone: an answer, a piece of evidence, a notice. */
export const onlyAnAssignedOfficerMayState: TaskPolicy = (_visit, { stream, actor }, facts) => {
  const task = streamId(stream);
  const pair = pairOf(assignmentOf(facts, task) ?? {});
  if (pair !== undefined && actorsOf(pair).includes(actor)) return undefined;
  return notAssigned(actor, task);
};

/** Stated by the lead, signed by the second, by nobody else: Penalty Law Art. 42. */
export const onlyTheLeadAndSecondMayInspect: TaskPolicy = (_visit, statement, facts) => {
  const task = streamId(statement.stream);
  const pair = pairOf(assignmentOf(facts, task) ?? {});
  if (pair === undefined) return notAssigned(statement.actor, task);
  const [lead, second] = actorsOf(pair);
  if (statement.actor !== lead) return notAssigned(statement.actor, task, 'its lead');
  const cosigners = statement.cosigners ?? [];
  const stranger = cosigners.find((one) => one !== second);
  if (stranger !== undefined) return notAssigned(stranger, task, 'its second officer');
  if (cosigners.length === 1) return undefined;
  return rejection(
    'two-officers-needed',
    `The second officer ${second} must sign too: the law wants two officers.`,
    { task, second },
  );
};

function notAssigned(actor: string, task: string, as = 'one of its officers'): ReturnType<TaskPolicy> {
  return rejection(
    'not-assigned',
    `${actor} is not assigned to the task ${task} as ${as}: let the officer who is state this.`,
    { actor, task },
  );
}
