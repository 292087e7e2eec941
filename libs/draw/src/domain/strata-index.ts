import type { Plain } from '@mingjing/kernel';
import type { Entity } from '@mingjing/registers/contracts';
import type { PlannedStratum } from '../payloads/draw-planned';

type Stratum = Plain<PlannedStratum>;

/**
 * Gives the strata, in the order of the plan, whose categories and districts take an entity: all others
 * cannot. A nation's plan has thousands of strata, one for each jurisdiction and trade, and an entity is
 * not to be held against each of them.
 */
export function strataIndex(strata: readonly Stratum[]): (entity: Entity) => readonly Stratum[] {
  const byPlace = new Map<string, Stratum[]>();
  for (const stratum of strata) {
    for (const place of placesOf(stratum)) {
      const found = byPlace.get(place);
      if (found === undefined) byPlace.set(place, [stratum]);
      else if (found.at(-1) !== stratum) found.push(stratum);
    }
  }
  const order = new Map(strata.map((stratum, at) => [stratum, at]));
  const inOrder = (a: Stratum, b: Stratum): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  return ({ category, district }) => {
    const everywhere = byPlace.get(category) ?? NONE;
    const here = byPlace.get(`${category} ${district}`) ?? NONE;
    if (everywhere.length === 0) return here;
    return here.length === 0 ? everywhere : [...everywhere, ...here].sort(inOrder);
  };
}

const NONE: readonly Stratum[] = [];

/** `<category>` of a stratum that takes every district, `<category> <district>` of others. */
function placesOf({ select: { categories, districts } }: Stratum): readonly string[] {
  if (districts === undefined) return categories;
  return categories.flatMap((category) => districts.map((district) => `${category} ${district}`));
}
