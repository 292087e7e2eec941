import type { Plain } from '@mingjing/kernel';
import type { Entity } from '@mingjing/registers/contracts';
import type { PlannedStratum } from '../payloads/draw-planned';

type Stratum = Plain<PlannedStratum>;

/**
 * The strata whose `select` takes the entity. Whoever stands in a class of the table of records belongs
 * to the strata of that class, of several classes to those of the first in the table; only where the
 * draw has none for it he stays among the others.
 */
export function strataOf(
  strata: readonly Stratum[],
  entity: Entity,
  records: readonly string[],
): readonly Stratum[] {
  const taken = strata.filter(({ select }) => fits(select, entity));
  for (const record of records) {
    const own = taken.filter(({ select }) => select.records?.includes(record));
    if (own.length > 0) return own;
  }
  return taken.filter(({ select }) => select.records === undefined);
}

/** Without regard to records: what R and D of a yearly share count. */
export function fits(
  { categories, subtypes, districts, grades }: Stratum['select'],
  entity: Entity,
): boolean {
  return (
    categories.includes(entity.category) &&
    (subtypes?.some((one) => entity.subtypes.includes(one)) ?? true) &&
    (districts?.includes(entity.district) ?? true) &&
    (grades === undefined || (entity.grade !== undefined && grades.includes(entity.grade)))
  );
}
