import { rejection, type Plain, type Rejection } from '@mingjing/kernel';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';

type Select = Plain<PlannedStratum>['select'];

/**
 * An entity stands in exactly one stratum. Two that could both take one entity with a single subtype
 * overlap as they are written; where only an entity of several subtypes fits both, the freeze names it.
 */
export const strataMustNotOverlap: PlanPolicy = (_draw, { data }) => {
  for (const [at, one] of data.strata.entries()) {
    const other = data.strata
      .slice(at + 1)
      .find(({ id, select }) => id !== one.id && overlap(one.select, select));
    if (other !== undefined) return overlapping(one, other, data);
  }
  return undefined;
};

function overlap(one: Select, other: Select): boolean {
  return (
    (one.records === undefined) === (other.records === undefined) &&
    meet(one.records, other.records) &&
    meet(one.categories, other.categories) &&
    meet(one.subtypes, other.subtypes) &&
    meet(one.districts, other.districts) &&
    meet(one.grades, other.grades)
  );
}

/** Absent means all of them. */
function meet(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((value) => other.includes(value));
}

function overlapping(one: PlannedStratum, other: PlannedStratum, { plan }: DrawPlanned): Rejection {
  const reason = `The strata ${one.id} and ${other.id} can take the same entity. Narrow one of the two, by subtypes, districts or grades.`;
  return rejection('strata-overlap', reason, { plan, strata: [one.id, other.id] });
}
