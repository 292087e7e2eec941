import { rejection } from '@mingjing/kernel';
import type { PlanPolicy } from './plan-place';

/**
 * A draw with an area reads nobody outside it: a stratum that may take others would look complete and not be.
 * Each names its districts, also those that take the whole area, so that it says the same to whoever holds it
 * against the register (docs/adr/0036).
 */
export const theStrataLieWithinTheArea: PlanPolicy = (_draw, { data: { area, strata } }) => {
  if (area === undefined) return undefined;
  const inside = new Set(area);
  for (const { id, select } of strata) {
    const outside = select.districts?.find((district) => !inside.has(district));
    if (select.districts !== undefined && outside === undefined) continue;
    const what =
      outside === undefined
        ? `Stratum ${id} takes every district`
        : `Stratum ${id} takes the district ${outside}`;
    const reason = `${what}, and the draw looks at its area alone. Name districts of the area in the stratum, or add what is missing to the area.`;
    return rejection('stratum-outside-area', reason, {
      stratum: id,
      ...(outside === undefined ? {} : { district: outside }),
    });
  }
  return undefined;
};

/** Whom a list names is drawn wherever he is: it is not adjusted (rule T-04). */
export const aListHasNoArea: PlanPolicy = (_draw, { data: { area, upstream } }) => {
  if (area === undefined || upstream === undefined) return undefined;
  const reason = `The draw is for the list ${upstream} of a higher level, which says itself whom it is about. Leave the area out.`;
  return rejection('area-of-a-list', reason, { upstream });
};
