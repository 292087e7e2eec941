import type { Facts } from '@mingjing/kernel';
import type { TaskOrigin } from '../payloads/assignment-events';
import { drawOf, type Place } from './draw-state';
import type { Moment } from './moments';

/** Who inspects whom: what the draw context folds of `task/<id>`. Absent members are not known yet. */
export interface Assignment {
  readonly origin: TaskOrigin;
  /** Id of the entity in the register. */
  readonly entity: string;
  readonly field?: string;
  /** Ids of officers in the register, such as `G-0012`: their actor is `officer/G-0012`. */
  readonly lead?: string;
  readonly second?: string;
  readonly revealedTo: { readonly officers: boolean; readonly entity: boolean };
  /** False where the officers were designated: every view says so. */
  readonly random: boolean;
  /** Receipt of the higher level that the task came from: it was reported, which closes it there. */
  readonly reported?: string;
  /** Reason of the closure, where the task was closed. */
  readonly closed?: string;
  readonly drawId?: string;
  /** Checklist items that the task is confined to, where its order names any. */
  readonly items?: readonly string[];
}

/** What of a task is the draw's own affair. */
export interface TaskState extends Assignment {
  readonly stratum?: string;
  readonly list?: string;
  /** The day by which a task that no draw made is due. */
  readonly due?: string;
  readonly trigger?: string;
  /** SHA-256 of the file that the task is a row of. */
  readonly import?: string;
  readonly visit?: 'STARTED' | 'FINISHED';
  /** What a finished visit came to, such as `NORMAL` or `NOT_INSPECTED`. */
  readonly result?: string;
  /** When its visit was finished, when it was closed or reported: what it was on a day follows. */
  readonly moments?: { readonly finished?: Moment; readonly closed?: Moment; readonly reported?: Moment };
  readonly recusals?: readonly Recusal[];
  /** Substitutes who were called or passed over: nobody calls them again. */
  readonly struck?: readonly string[];
  /** Of a task called from the reserve: where it was called. */
  readonly called?: Place;
}

export interface Recusal {
  /** Id of the RecusalRequested. */
  readonly request: string;
  readonly officer: string;
  readonly granted?: boolean;
}

const INSPECTED: readonly string[] = ['NORMAL', 'ORDERED', 'CASE_OPENED', 'TRANSFERRED'];

/** Whether somebody inspected in a visit with this result; CLOSED, REFUSED and NOT_INSPECTED say that nobody did. */
export function isInspection(result: string): boolean {
  return INSPECTED.includes(result);
}

/** Undefined where no such task has been opened or revealed. */
export function assignmentOf(facts: Facts, task: string): Assignment | undefined {
  const state = taskOf(facts, task);
  if (state?.drawId === undefined || state.items !== undefined) return state;
  const items = drawOf(facts, state.drawId)?.plan.items;
  return items === undefined ? state : { ...state, items };
}

export function taskOf(facts: Facts, task: string): TaskState | undefined {
  return facts.state('draw', `task/${task}`) as TaskState | undefined;
}

/** Log index of the entry that finished the task's visit. */
export function visitEndedAt(facts: Facts, task: string): number | undefined {
  return taskOf(facts, task)?.moments?.finished?.entry;
}

/** True where the task is open, revealed to its officers, and exactly these two (ids of the register) are its pair. */
export function mayInspect(facts: Facts, task: string, officers: readonly string[]): boolean {
  const assignment = taskOf(facts, task);
  if (assignment === undefined || assignment.closed !== undefined) return false;
  const { lead, second, revealedTo } = assignment;
  if (!revealedTo.officers || lead === undefined || second === undefined) return false;
  return officers.length === 2 && officers.includes(lead) && officers.includes(second);
}
