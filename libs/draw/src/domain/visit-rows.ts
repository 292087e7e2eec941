import {
  chinaDay,
  streamId,
  yearOfDay,
  type FactChange,
  type Facts,
  type RecordedEvent,
} from '@mingjing/kernel';
import { taskOf } from './assignment';
import { asJson, pairKey, rowOf, TABLE, type BegunVisit } from './tables';

/** A visit belongs to the year in which it began, whatever year its task was planned for. */
export function visitRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const task = streamId(event.stream);
  const entity = taskOf(facts, task)?.entity;
  if (entity === undefined) return [];
  const day = chinaDay(event.occurredAt);
  const key = pairKey(yearOfDay(day), entity);
  const begun = rowOf<readonly BegunVisit[]>(facts, TABLE.visits, key) ?? [];
  return [{ table: TABLE.visits, key, value: asJson([...begun, { task, day }]) }];
}
