import { streamId, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { AssignmentRevealed, TaskAdded } from '../payloads/assignment-events';
import { isInspection, taskOf } from './assignment';
import { asJson, pairKey, rowOf, TABLE } from './tables';
import { yearDue } from './year-due';

/** Counts of a year's tasks; those of a draw count from the moment at which its officers know them. */
export interface Completion {
  readonly tasks: number;
  /** Somebody inspected: NORMAL, ORDERED, CASE_OPENED or TRANSFERRED. */
  readonly done: number;
  /** The pair went and inspected nothing: nobody was there to open (CLOSED), or whatever kept them (NOT_INSPECTED). */
  readonly notInspected: number;
  /** The pair went and was not let in. */
  readonly refused: number;
  /** Nobody went, by a reason that a second person signed. */
  readonly closed: number;
  /** With the receipt of the level that they came from. */
  readonly reported: number;
}

/** Who asked for the tasks: three levels above, or the county itself. */
export type CompletionLevel = 'NATIONAL' | 'PROVINCIAL' | 'CITY' | 'LOCAL';

/**
 * Two shares always, done and ended in whatever way: what ended without an inspection, by a closure or at
 * the door, must not swell the completion (1.14 X11).
 */
export interface LevelCompletion extends Completion {
  readonly level: CompletionLevel;
  readonly completion: readonly [number, number];
  readonly withClosed: readonly [number, number];
}

const NONE: Completion = { tasks: 0, done: 0, notInspected: 0, refused: 0, closed: 0, reported: 0 };
const LEVELS: readonly CompletionLevel[] = ['NATIONAL', 'PROVINCIAL', 'CITY', 'LOCAL'];

/** A year's completion by the level behind the tasks, each level once. */
export function completionOf(facts: Facts, year: number): readonly LevelCompletion[] {
  const rows = facts.list(TABLE.completion, `${String(year)} `);
  return LEVELS.map((level) => {
    const own = rows.filter(({ key }) => levelOf(key.slice(key.indexOf(' ') + 1)) === level);
    const sum = own.map(({ value }) => value as unknown as Completion).reduce(plus, NONE);
    const { tasks, done, notInspected, refused, closed } = sum;
    const ended = done + notInspected + refused + closed;
    return { level, ...sum, completion: [done, tasks], withClosed: [ended, tasks] };
  });
}

function levelOf(origin: string): CompletionLevel {
  return LEVELS.find((level) => level === origin) ?? 'LOCAL';
}

/** A task that was added, revealed to its officers or called from the reserve is one more to do. */
export function openedTaskRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { origin, due, draw, side } = event.data as unknown as TaskAdded & AssignmentRevealed;
  const known = taskOf(facts, streamId(event.stream));
  // Officers drawn for a row of a list: the task stands already. The entity is told of no new one.
  if (known !== undefined || side === 'ENTITY') return [];
  return [counted(yearDue({ due, drawId: draw }, facts), origin, { ...NONE, tasks: 1 }, facts)];
}

/** What became of a task. */
export function endedTaskRows(whatOf: (event: RecordedEvent) => Ending) {
  return (event: RecordedEvent, facts: Facts): readonly FactChange[] => {
    const task = taskOf(facts, streamId(event.stream));
    if (task === undefined) return [];
    const year = yearDue(task, facts);
    const what = whatOf(event);
    if (what === 'reported' && task.reported !== undefined) return [];
    return [counted(year, task.origin, { ...NONE, [what]: 1 }, facts)];
  };
}

type Ending = Exclude<keyof Completion, 'tasks'>;

/** A visit that came to nothing is not done, whatever is on record of it. */
export function endingOfVisit({ data }: RecordedEvent): Ending {
  if (isInspection(data['result'] as string)) return 'done';
  return data['result'] === 'REFUSED' ? 'refused' : 'notInspected';
}

function counted(year: number, origin: string, more: Completion, facts: Facts): FactChange {
  const key = pairKey(year, origin);
  const before = rowOf<Completion>(facts, TABLE.completion, key) ?? NONE;
  return { table: TABLE.completion, key, value: asJson(plus(before, more)) };
}

function plus(a: Completion, b: Completion): Completion {
  return {
    tasks: a.tasks + b.tasks,
    done: a.done + b.done,
    notInspected: a.notInspected + b.notInspected,
    refused: a.refused + b.refused,
    closed: a.closed + b.closed,
    reported: a.reported + b.reported,
  };
}
