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

/** The whole visit, with this result. */
export function visitMade(now: Scenario, task: string, result = 'NORMAL'): Scenario {
  const { lead, second } = pairNow(now, task);
  const actors = [`officer/${lead}`, `officer/${second}`] as const;
  const alone = { actor: actors[0] };
  const both = { ...alone, cosigners: [actors[1]] };
  const record = { by: 'ENTITY', record: { sha256: 'ab'.repeat(32), size: 8 } };
  now.given(anApproval(task), aNotice(now, task));
  return now.given(
    aStart(now, task),
    { ...ofTask('CertificateShown', task, { officers: actors }), ...alone },
    { ...ofTask('ItemAnswered', task, { item: 'PP-01', result: 'PASS' }), ...alone },
    { ...ofTask('RecordSigned', task, record), ...both },
    { ...ofTask('InspectionFinished', task, { result }), ...both },
  );
}

export function ofTask(type: string, task: string, data: object): Draft {
  return { type, stream: `task/${task}`, data };
}
