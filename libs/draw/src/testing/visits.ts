import type { Draft, Scenario } from '@mingjing/kernel/testing';
import { assignmentOf } from '../domain/assignment';
import { HEAD } from './county';

export interface PairOfTask {
  readonly lead: string;
  readonly second: string;
}

/** Ids of the pair that a task has now. */
export function pairNow(now: Scenario, task: string): PairOfTask {
  const { lead, second } = assignmentOf(now.facts(), task) ?? {};
  if (lead === undefined || second === undefined) throw new Error(`Nobody is assigned to ${task}`);
  return { lead, second };
}

export function aNotice(now: Scenario, task: string): Draft {
  const data = { visitsThisYear: 1, rights: true, channel: 'in person' };
  return { ...ofTask('InspectionNotified', task, data), actor: `officer/${pairNow(now, task).lead}` };
}

export function anApproval(task: string): Draft {
  return { ...ofTask('InspectionApproved', task, {}), actor: HEAD };
}

/** The visit begins; it must be approved and notified. */
export function aStart(now: Scenario, task: string): Draft {
  const { lead, second } = pairNow(now, task);
  const data = { checklist: 'health', checklistVersion: 1 };
  return {
    ...ofTask('InspectionStarted', task, data),
    ...{ actor: `officer/${lead}`, cosigners: [`officer/${second}`] },
  };
}

export function ofTask(type: string, task: string, data: object): Draft {
  return { type, stream: `task/${task}`, data };
}
