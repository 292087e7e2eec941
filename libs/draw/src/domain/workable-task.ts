import { itemIsListed } from '@mingjing/checklist/contracts';
import { chinaDay, rejection, type Policy } from '@mingjing/kernel';
import { fieldIsKnown } from '@mingjing/registers/contracts';
import type { TaskAdded } from '../payloads/assignment-events';
import type { UpstreamTasksReceived } from '../payloads/task-sources';
import { triggerOf, upstreamOf } from './task-sources';

/** What is not on a published list is not inspected (法无授权不可为). These are asked of new statements only (docs/adr/0017). */
export const theItemsStandOnAChecklist: Policy<unknown, TaskAdded> = (_task, { data, occurredAt }, facts) => {
  const item = data.items.find((code) => !itemIsListed(facts, code, occurredAt));
  if (item === undefined) return undefined;
  const reason = `No published checklist has the item ${item}. Publish it first, or correct the code.`;
  return rejection('item-not-on-checklist', reason, { item });
};

/** Somebody must be able to make the visit. */
export const anOfficerWorksInTheField: Policy<unknown, TaskAdded> = (_task, { data: { field } }, facts) => {
  if (fieldIsKnown(facts, field)) return undefined;
  const reason = `No officer of the register works in the field ${field}. Register who does, or correct the field.`;
  return rejection('field-unknown', reason, { field });
};

/** A day that had passed before anybody knew of the task is an error of whoever wrote it down. */
export const theTaskIsNotDueBeforeItCame: Policy<unknown, TaskAdded> = (
  _task,
  { data, occurredAt },
  facts,
) => {
  const trigger = data.trigger === undefined ? undefined : triggerOf(facts, data.trigger)?.received;
  const list = data.list === undefined ? undefined : upstreamOf(facts, data.list)?.receivedAt;
  return refusePassed(data.due, list ?? trigger ?? occurredAt);
};

export const theListIsNotDueBeforeItCame: Policy<unknown, UpstreamTasksReceived> = (
  _list,
  { data, occurredAt },
) => refusePassed(data.due, occurredAt);

function refusePassed(due: string, moment: string): ReturnType<Policy<unknown, unknown>> {
  const received = chinaDay(moment);
  if (due >= received) return undefined;
  const reason = `It is due on ${due}, and came on ${received} only. Correct the due day.`;
  return rejection('due-before-receipt', reason, { due, received });
}
