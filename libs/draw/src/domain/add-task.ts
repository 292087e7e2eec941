import {
  isDay,
  rejection,
  streamId,
  under,
  uuidVersion,
  type Decide,
  type Rejection,
} from '@mingjing/kernel';
import { entityOf, refuseImportRow } from '@mingjing/registers/contracts';
import type { TaskAdded } from '../payloads/assignment-events';
import type { TaskState } from './assignment';
import { pairKey, rowOf, TABLE } from './tables';
import type { TaskPolicy } from './task-policies';
import { triggerOf, upstreamOf, type Trigger } from './task-sources';

type AddPolicy = TaskPolicy<TaskAdded>;

const aTaskIsAddedOnce: AddPolicy = (task, { stream }) => {
  const id = streamId(stream);
  if (uuidVersion(id) === null) {
    const reason = 'A task that no draw made has a UUID of its own as its id.';
    return rejection('task-id-not-uuid', reason, { task: id });
  }
  if (task === undefined) return undefined;
  return rejection('task-exists', `The task ${id} stands already; give the new one an id of its own.`, {
    task: id,
  });
};

const theEntityMustStandInTheRegister: AddPolicy = (_task, { data }, facts) =>
  entityOf(facts, data.entity) === undefined
    ? rejection(
        'entity-unknown',
        `No entity ${data.entity} stands in the register; register it first, or check the id.`,
        {
          entity: data.entity,
        },
      )
    : undefined;

const theDayMustBeReal: AddPolicy = (_task, { data }) =>
  isDay(data.due)
    ? undefined
    : rejection('time-not-real', `${data.due} is no real day; correct the due day.`, {
        member: 'due',
        value: data.due,
      });

const FROM_A_LIST: readonly string[] = ['NATIONAL', 'PROVINCIAL', 'CITY'];

/** Sampling of a higher level is a row of its list, and nothing else is. */
const onlyAListBringsUpstreamTasks: AddPolicy = (_task, { data }, facts) => {
  const { list, origin } = data;
  const needsList = FROM_A_LIST.includes(origin);
  const found = list === undefined ? undefined : upstreamOf(facts, list);
  if (needsList ? found?.level === origin : list === undefined) return undefined;
  const reason = needsList
    ? `A task of origin ${origin} is a row of a list received from that level; record the list first and name it.`
    : `A task of origin ${origin} is no row of a list of a higher level; leave "list" out.`;
  return rejection('list-missing', reason, { origin, ...(list === undefined ? {} : { list }) });
};

const anEntityStandsOnceOnAList: AddPolicy = (_task, { data }, facts) => {
  if (data.list === undefined) return undefined;
  const standing = rowOf<string>(facts, TABLE.listTask, pairKey(data.list, data.entity));
  if (standing === undefined) return undefined;
  const reason = `The entity ${data.entity} stands on the list ${data.list} already; put all of its items into one task.`;
  return rejection('entity-listed-twice', reason, { list: data.list, entity: data.entity, task: standing });
};

/** The list is not adjusted: no row is added once all of them stand. */
const aFullListTakesNoMore: AddPolicy = (_task, { data }, facts) => {
  const list = data.list === undefined ? undefined : upstreamOf(facts, data.list);
  if (list === undefined || (rowOf<number>(facts, TABLE.listCount, list.id) ?? 0) < list.count)
    return undefined;
  return rejection(
    'list-full',
    `All ${list.count} tasks of the list ${list.id} stand already; add others by a list of their own.`,
    {
      list: list.id,
    },
  );
};

const BY_TRIGGER: readonly string[] = ['COMPLAINT', 'CASE', 'EMERGENCY'];

/** Undrawn entities are not visited at will (未经抽取不得随意检查): something recorded calls for it. */
const aVisitOutsideTheDrawNeedsItsTrigger: AddPolicy = (_task, { data }, facts) => {
  const trigger = data.trigger === undefined ? undefined : triggerOf(facts, data.trigger);
  if (trigger !== undefined)
    return callsFor(trigger, data) ? undefined : triggerMissing(otherTrigger(trigger), data);
  if (data.trigger === undefined && !BY_TRIGGER.includes(data.origin)) return undefined;
  const reason = `A task of origin ${data.origin} names what calls for it; record the trigger first (TriggerRecorded).`;
  return triggerMissing(reason, data);
};

function callsFor(trigger: Trigger, { origin, entity }: TaskAdded): boolean {
  const fitsKind = !BY_TRIGGER.includes(origin) || trigger.kind === origin;
  return fitsKind && (trigger.entity === undefined || trigger.entity === entity);
}

function otherTrigger({ kind, entity }: Trigger): string {
  const about = entity === undefined ? '' : ` about ${entity}`;
  return `The trigger is a ${kind}${about}; it does not call for this task. Name the right one.`;
}

function triggerMissing(reason: string, { origin, entity, trigger }: TaskAdded): Rejection {
  return rejection('trigger-missing', reason, {
    ...{ origin, entity },
    ...(trigger === undefined ? {} : { trigger }),
  });
}

export const addTask: Decide<TaskState, TaskAdded> = under([
  aTaskIsAddedOnce,
  theDayMustBeReal,
  theEntityMustStandInTheRegister,
  onlyAListBringsUpstreamTasks,
  anEntityStandsOnceOnAList,
  aFullListTakesNoMore,
  aVisitOutsideTheDrawNeedsItsTrigger,
  (_task, { data }, facts) => refuseImportRow(facts, data.import, 'TASKS'),
]);
