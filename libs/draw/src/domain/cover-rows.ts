import { streamId, yearOfDay, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { TaskAdded } from '../payloads/assignment-events';
import { taskOf, type TaskState } from './assignment';
import { drawOf } from './draw-state';
import { coverOf } from './origin';
import { momentOf } from './moments';
import { asJson, pairKey, TABLE, type Cover } from './tables';
import { yearDue } from './year-due';
import { coveredBy } from './year-facts';

/** A key check or a row of a higher level's list spares its entity in the year in which it is due. */
export function coveringRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { entity, origin, due } = event.data as unknown as TaskAdded;
  const by = coverOf(origin);
  if (by === undefined) return [];
  const year = yearOfDay(due);
  const cover: Cover = { by, source: streamId(event.stream), since: momentOf(event) };
  return [coverRow(year, entity, [...coveredBy(facts, year, entity), cover])];
}

/** A task that is closed without a visit has covered nobody: the entity goes back to later pools. */
export function uncoveredRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const id = streamId(event.stream);
  const task = taskOf(facts, id);
  if (task === undefined || task.reported !== undefined) return [];
  const year = yearDue(task, facts);
  const covers = coveredBy(facts, year, task.entity);
  const ends = ({ source, ended }: Cover): boolean =>
    ended === undefined && (source === id || (source === task.drawId && isLastOfItsDraw(id, task, facts)));
  if (!covers.some(ends)) return [];
  const ended = momentOf(event);
  return [
    coverRow(
      year,
      task.entity,
      covers.map((cover) => (ends(cover) ? { ...cover, ended } : cover)),
    ),
  ];
}

/** Of a joint stratum each party has a task of its own: the entity is covered while one of them goes there. */
function isLastOfItsDraw(id: string, { drawId = '', entity }: TaskState, facts: Facts): boolean {
  return tasksOfCover(drawId, entity, facts)
    .filter((other) => other !== id)
    .map((other) => taskOf(facts, other))
    .every((task) => task === undefined || isUnvisited(task));
}

function isUnvisited({ closed, visit, reported }: TaskState): boolean {
  return closed !== undefined && visit !== 'FINISHED' && reported === undefined;
}

/** Ids that the tasks of an entity have in a draw: one, or one for each party. */
export function tasksOfCover(drawId: string, entity: string, facts: Facts): readonly string[] {
  const parties = drawOf(facts, drawId)?.plan.strata.flatMap(({ parties: all = [] }) => all) ?? [];
  const ids = new Set(parties.map(({ id }) => `${drawId}/${entity}/${id}`));
  return [`${drawId}/${entity}`, ...ids];
}

function coverRow(year: number, entity: string, covers: readonly Cover[]): FactChange {
  return { table: TABLE.covered, key: pairKey(year, entity), value: asJson(covers) };
}
