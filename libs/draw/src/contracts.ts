import type { Facts } from '@mingjing/kernel';

/** Where a task came from; DRAW: drawn at random under a plan of our own. */
export type TaskOrigin =
  | 'DRAW'
  | 'COMPLAINT'
  | 'CASE'
  | 'LICENCE_FIRST_CHECK'
  | 'SPECIAL'
  | 'EMERGENCY'
  | 'KEY'
  | 'NATIONAL'
  | 'PROVINCIAL'
  | 'CITY'
  | 'RECHECK';

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
  /** Reason of the closure, where the task was closed. */
  readonly closed?: string;
  readonly drawId?: string;
  /** Checklist items that the task is confined to, where its order names any. */
  readonly items?: readonly string[];
}

/** Undefined where no such task has been opened or revealed. */
export function assignmentOf(facts: Facts, task: string): Assignment | undefined {
  return facts.state('draw', `task/${task}`) as Assignment | undefined;
}
