import { planOf, type RecordClass } from '@mingjing/checklist/contracts';
import { addDays, chinaDay, type FactChange, type Facts, type RecordedEvent } from '@mingjing/kernel';
import type { Entity } from '@mingjing/registers/contracts';
import type { TriggerRecorded } from '../payloads/task-sources';
import { momentOf } from './moments';
import { asJson, rowOf, TABLE, type Complaint } from './tables';

/** Complaints of the last year count, the day of the freeze included. */
const REMEMBERED_DAYS = 365;

/** The lines of the plan's published table by class; empty where the plan has none. */
export function recordTable(facts: Facts, plan: string): ReadonlyMap<string, RecordClass> {
  return new Map((planOf(facts, plan)?.records ?? []).map((line) => [line.id, line]));
}

/** The classes of the plan's table that an entity stood in on a day, by what was recorded until then. */
export function recordsOf(
  facts: Facts,
  plan: string,
  day = chinaDay(facts.recordedAt),
): (entity: Entity) => readonly string[] {
  const table = [...recordTable(facts, plan).values()];
  if (table.length === 0) return () => [];
  return (entity) => table.filter((line) => standsIn(line, entity, day, facts)).map(({ id }) => id);
}

function standsIn(
  { complaints, tag }: RecordClass,
  { id, tags }: Entity,
  day: string,
  facts: Facts,
): boolean {
  if (tag !== undefined) return tags?.includes(tag) === true;
  if (complaints === undefined) return false;
  const since = addDays(day, -REMEMBERED_DAYS);
  const counted = complaintsOf(facts, id).filter((one) => one.day <= day && one.received > since);
  return counted.length >= complaints;
}

export function complaintsOf(facts: Facts, entity: string): readonly Complaint[] {
  return rowOf<readonly Complaint[]>(facts, TABLE.complaints, entity) ?? [];
}

/** A complaint about an entity counts from the day on which it came; others change nothing. */
export function complaintRows(event: RecordedEvent, facts: Facts): readonly FactChange[] {
  const { kind, entity, received } = event.data as unknown as TriggerRecorded;
  if (kind !== 'COMPLAINT' || entity === undefined) return [];
  const complaint: Complaint = { ...momentOf(event), received: chinaDay(received) };
  const value = asJson([...complaintsOf(facts, entity), complaint]);
  return [{ table: TABLE.complaints, key: entity, value }];
}
