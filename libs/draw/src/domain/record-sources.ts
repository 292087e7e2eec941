import {
  instantOf,
  isClaimedTime,
  isDay,
  rejection,
  streamId,
  under,
  uuidVersion,
  type Decide,
  type Policy,
} from '@mingjing/kernel';
import { entityOf } from '@mingjing/registers/contracts';
import type {
  ObligationMet,
  ObligationOpened,
  TriggerRecorded,
  UpstreamTasksReceived,
} from '../payloads/task-sources';
import { taskOf } from './assignment';
import type { Obligation, Trigger, UpstreamList } from './task-sources';

const isRecordedOnce: Policy<object, unknown> = (state, { stream }) =>
  state === undefined
    ? undefined
    : rejection('already-recorded', `${stream} stands already; record a new one under an id of its own.`, {
        stream,
      });

const hasAnIdOfItsOwn: Policy<unknown, unknown> = (_state, { stream }) =>
  uuidVersion(streamId(stream)) === null
    ? rejection('id-not-uuid', `${stream} needs a UUID as its id.`, { stream })
    : undefined;

const theDueDayMustBeReal: Policy<unknown, { readonly due: string }> = (_state, { data }) =>
  isDay(data.due)
    ? undefined
    : rejection('time-not-real', `${data.due} is no real day; correct the due day.`, {
        member: 'due',
        value: data.due,
      });

const theEntityMustBeKnown: Policy<unknown, { readonly entity?: string }> = (_state, { data }, facts) =>
  data.entity === undefined || entityOf(facts, data.entity) !== undefined
    ? undefined
    : rejection(
        'entity-unknown',
        `No entity ${data.entity} stands in the register; register it first, or leave it out.`,
        {
          entity: data.entity,
        },
      );

const itCannotHaveComeLater: Policy<unknown, TriggerRecorded> = (_state, { data, occurredAt }) =>
  isClaimedTime(data.received) && instantOf(data.received) <= instantOf(occurredAt)
    ? undefined
    : rejection(
        'time-not-real',
        `${data.received} is no real moment before the one at which it is recorded.`,
        {
          member: 'received',
          value: data.received,
        },
      );

const anObligationMustStand: Policy<Obligation, ObligationMet> = (obligation, { stream }) => {
  if (obligation !== undefined && obligation.met === undefined) return undefined;
  const reason =
    obligation === undefined
      ? `No obligation ${streamId(stream)} is open.`
      : `It was met by the task ${obligation.met ?? ''} already.`;
  return rejection('obligation-not-open', reason, { obligation: streamId(stream) });
};

const theTaskMustMeetIt: Policy<Obligation, ObligationMet> = (obligation, { data }, facts) => {
  const task = taskOf(facts, data.task);
  const concernsIt = obligation?.entity === undefined || task?.entity === obligation.entity;
  if (task?.visit === 'FINISHED' && concernsIt) return undefined;
  const reason = `The task ${data.task} does not meet the obligation: its visit must be finished and concern the same entity.`;
  return rejection('obligation-not-met', reason, { task: data.task });
};

export const receiveUpstream: Decide<UpstreamList, UpstreamTasksReceived> = under([
  isRecordedOnce,
  theDueDayMustBeReal,
]);

export const recordTrigger = under<Trigger, TriggerRecorded>([
  isRecordedOnce,
  hasAnIdOfItsOwn,
  theEntityMustBeKnown,
  itCannotHaveComeLater,
]);

export const openObligation = under<Obligation, ObligationOpened>([
  isRecordedOnce,
  hasAnIdOfItsOwn,
  theDueDayMustBeReal,
  theEntityMustBeKnown,
]);

export const meetObligation: Decide<Obligation, ObligationMet> = under([
  anObligationMustStand,
  theTaskMustMeetIt,
]);
