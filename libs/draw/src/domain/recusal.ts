import { rejection, streamId, under, type Decide } from '@mingjing/kernel';
import type { RecusalDecided, RecusalRequested } from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { taskMustBeKnown, taskMustBeOpen, type TaskPolicy } from './task-policies';

const onlyAnAssignedOfficerIsRecused: TaskPolicy<RecusalRequested> = (task, { data, stream }) => {
  if (task?.lead === data.officer || task?.second === data.officer) return undefined;
  const reason = `Officer ${data.officer} is neither lead nor second of the task ${streamId(stream)}.`;
  return rejection('not-on-this-task', reason, { task: streamId(stream), officer: data.officer });
};

const onlyAPendingRequestIsDecided: TaskPolicy<RecusalDecided> = (task, { data }) => {
  const request = task?.recusals?.find((one) => one.request === data.request);
  if (request?.officer === data.officer && request.granted === undefined) return undefined;
  const what =
    request === undefined
      ? 'No recusal was requested under this id'
      : request.officer === data.officer
        ? 'This recusal is decided already'
        : `This request speaks of officer ${request.officer}`;
  return rejection('recusal-not-pending', `${what}; name the request and its officer as they stand.`, {
    request: data.request,
    officer: data.officer,
  });
};

const theGroundMustFitTheDecision: TaskPolicy<RecusalDecided> = (_task, { data }) =>
  data.granted === (data.ground !== 'NOT_ESTABLISHED')
    ? undefined
    : rejection(
        'recusal-ground-wrong',
        'A recusal is granted on a ground of the law, and refused where none is established.',
        {
          granted: data.granted,
          ground: data.ground,
        },
      );

export const requestRecusal: Decide<TaskState, RecusalRequested> = under([
  taskMustBeKnown,
  taskMustBeOpen,
  onlyAnAssignedOfficerIsRecused,
]);

/** Whether somebody must stand aside is the head's to say (Penalty Law Art. 43). */
export const decideRecusal: Decide<TaskState, RecusalDecided> = under([
  taskMustBeKnown,
  onlyAPendingRequestIsDecided,
  theGroundMustFitTheDecision,
]);
