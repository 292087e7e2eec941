import { instantOf, rejection, streamId } from '@mingjing/kernel';
import type { TaskPolicy } from './task-policies';
import { startOf } from './visit';

export const theVisitMustHaveStarted: TaskPolicy = (visit, { stream }) =>
  visit?.started === undefined
    ? rejection('visit-not-started', 'The visit has not started: record InspectionStarted first.', {
        task: streamId(stream),
      })
    : undefined;

export const theVisitMustHaveFinished: TaskPolicy = (visit, { stream }) =>
  visit?.status === 'FINISHED'
    ? undefined
    : rejection('visit-not-finished', 'The visit is not finished: record InspectionFinished first.', {
        task: streamId(stream),
      });

/** No favours afterwards (杜绝事后人情): what is recorded after the end stands outside the visit. */
export const theVisitMustNotHaveFinished: TaskPolicy = (visit) =>
  visit?.status === 'FINISHED'
    ? rejection(
        'visit-finished',
        `The visit ended at ${visit.finished ?? ''}; nothing is added to it later.`,
        { finished: visit.finished ?? '' },
      )
    : undefined;

/** Claims are compared by `occurredAt`: the end cannot be told yet, the start can. */
export const theActMustFollowTheStart: TaskPolicy = (visit, { occurredAt }, facts) => {
  const started = startOf(visit, facts);
  if (started === undefined || instantOf(occurredAt) >= instantOf(started)) return undefined;
  return rejection(
    'outside-visit',
    `The visit started at ${started}, and this is said to be before it: correct the moment.`,
    { started, occurredAt },
  );
};

/** What happens inside the visit, by log order and by claimed time. */
export const theActMustFallInsideTheVisit: readonly TaskPolicy[] = [
  theVisitMustHaveStarted,
  theVisitMustNotHaveFinished,
  theActMustFollowTheStart,
];
