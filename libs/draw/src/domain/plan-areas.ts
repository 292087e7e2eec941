import { plansInOne } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { eachEntityInEffect, mayBeDrawn } from '@mingjing/registers/contracts';
import type { OutsideAreas } from '../payloads/plan-year';
import { frozenOf, type DrawState } from './draw-state';
import { drawsOfPlan } from './plan-draws';

/** As many names as a reader takes in; the numbers count all. */
const NAMED = 20;

/**
 * Who lay in no area of a draw that the plan, with those that it continues and that continue it, came to; undefined
 * where none of these draws names an area.
 */
export function outsideAreas(facts: Facts, plan: string): OutsideAreas | undefined {
  const draws = plansInOne(facts, plan)
    .flatMap((one) => drawsOfPlan(facts, one))
    .filter((draw) => draw.plan.upstream === undefined);
  if (draws.every((draw) => draw.plan.area === undefined)) return undefined;
  const isInside = insideOf(draws.filter((draw) => hasLooked(draw, facts)));
  let [registered, outside] = [0, 0];
  const districts = new Set<string>();
  for (const entity of eachEntityInEffect(facts)) {
    if (!mayBeDrawn(entity)) continue;
    registered += 1;
    if (isInside(entity.district)) continue;
    outside += 1;
    districts.add(entity.district);
  }
  return { registered, outside, districts: [...districts].sort().slice(0, NAMED) };
}

/** A draw that was never frozen, or was voided, looked at nobody. */
function hasLooked(draw: DrawState, facts: Facts): boolean {
  return draw.voided === undefined && frozenOf(facts, draw) !== undefined;
}

function insideOf(draws: readonly DrawState[]): (district: string) => boolean {
  const areas = draws.map(({ plan }) => plan.area);
  const all = new Set(areas.flatMap((area) => area ?? []));
  return areas.includes(undefined) ? () => true : (district) => all.has(district);
}
