import { planOf, type RecordClass } from '@mingjing/checklist/contracts';
import { addDays, chinaDay, type FactChange, type Facts } from '@mingjing/kernel';
import type { Entity } from '@mingjing/registers/contracts';
import { asJson, rowOf, TABLE } from './tables';

/** Complaints of the last year count, the day of the freeze included. */
const REMEMBERED_DAYS = 365;

/** The lines of the plan's published table by class; empty where the plan has none. */
export function recordTable(facts: Facts, plan: string): ReadonlyMap<string, RecordClass> {
  return new Map((planOf(facts, plan)?.records ?? []).map((line) => [line.id, line]));
}

/** The classes of the plan's table that an entity stands in now. */
export function recordsOf(facts: Facts, plan: string): (entity: Entity) => readonly string[] {
  const table = [...recordTable(facts, plan).values()];
  if (table.length === 0) return () => [];
  const since = addDays(chinaDay(facts.recordedAt), -REMEMBERED_DAYS);
  return (entity) => table.filter((line) => standsIn(line, entity, since, facts)).map(({ id }) => id);
}

function standsIn(
  { complaints, tag }: RecordClass,
  { id, tags }: Entity,
  since: string,
  facts: Facts,
): boolean {
  if (tag !== undefined) return tags?.includes(tag) === true;
  return (
    complaints !== undefined && complaintsOf(facts, id).filter((day) => day > since).length >= complaints
  );
}

/** The China days on which complaints about the entity came. */
function complaintsOf(facts: Facts, entity: string): readonly string[] {
  return rowOf<readonly string[]>(facts, TABLE.complaints, entity) ?? [];
}

export function complaintRow(facts: Facts, entity: string, received: string): FactChange {
  const value = asJson([...complaintsOf(facts, entity), chinaDay(received)]);
  return { table: TABLE.complaints, key: entity, value };
}
