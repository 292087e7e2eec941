import { refused, ok, type Facts, type Result } from '@mingjing/kernel';
import { entitiesInEffect, entityOf, mayBeDrawn, type Entity } from '@mingjing/registers/contracts';
import { sortedByText } from '../algorithm/text-order';
import type { PoolEntity } from '../algorithm/types';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import { exclusionsOf, undrawable, type ExcludedRow } from './exclusion';
import { TABLE } from './tables';
import { drawnThisYear } from './year-facts';

/** R and D of a yearly share (draw.md, freeze). */
export interface StratumTally {
  readonly registered: number;
  readonly drawnBefore: number;
}

/** The register, sorted into the strata of a plan; every list by id. */
export interface SortedEntities {
  readonly pool: readonly PoolEntity[];
  readonly excluded: readonly ExcludedRow[];
  /** Entities that could be drawn and fit no stratum. */
  readonly unlisted: readonly string[];
  readonly tallies: ReadonlyMap<string, StratumTally>;
}

/** Refused (`entity-in-two-strata`) where an entity that could be drawn fits two strata. */
export function sortEntities(plan: DrawPlanned, facts: Facts): Result<SortedEntities> {
  const reasonOf = exclusionsOf(plan, facts);
  const weightOf = weightsOf(plan);
  const pool: PoolEntity[] = [];
  const excluded: ExcludedRow[] = [];
  const unlisted: string[] = [];
  const tallies = new Map<string, StratumTally>();
  for (const entity of candidates(plan, facts)) {
    const [stratum, second] = plan.strata.filter(({ select }) => fits(select, entity));
    if (!mayBeDrawn(entity)) {
      if (stratum !== undefined) excluded.push({ entity: entity.id, reason: undrawable(entity) });
    } else if (stratum === undefined) {
      unlisted.push(entity.id);
    } else if (second !== undefined) {
      return inTwoStrata(entity.id, stratum.id, second.id);
    } else {
      count(tallies, stratum.id, drawnThisYear(facts, plan.plan, entity.id));
      const reason = reasonOf(entity);
      if (reason !== undefined) excluded.push({ entity: entity.id, reason });
      else pool.push({ id: entity.id, stratum: stratum.id, weight: weightOf(entity) });
    }
  }
  return ok({ pool, excluded, unlisted, tallies });
}

/** The whole register, or the entities of a higher level's list; by id. */
function candidates({ upstream }: DrawPlanned, facts: Facts): readonly Entity[] {
  if (upstream === undefined) return sortedByText(entitiesInEffect(facts), ({ id }) => id);
  const listed = facts
    .list(TABLE.listTask, `${upstream} `)
    .map(({ key }) => entityOf(facts, key.slice(upstream.length + 1)))
    .filter((entity) => entity !== undefined);
  return sortedByText(listed, ({ id }) => id);
}

function fits(select: PlannedStratum['select'], entity: Entity): boolean {
  const { categories, subtypes, districts, grades } = select;
  return (
    categories.includes(entity.category) &&
    (subtypes?.some((one) => entity.subtypes.includes(one)) ?? true) &&
    (districts?.includes(entity.district) ?? true) &&
    (grades === undefined || (entity.grade !== undefined && grades.includes(entity.grade)))
  );
}

/** The heavier of what the register and the draw's table give. */
function weightsOf({ weights = [] }: DrawPlanned): (entity: Entity) => number {
  const byGrade = new Map(weights.map(({ grade, weight }) => [grade, weight]));
  return ({ grade, weight }) => Math.max(weight, (grade && byGrade.get(grade)) ?? 1);
}

function count(tallies: Map<string, StratumTally>, stratum: string, wasDrawn: boolean): void {
  const { registered, drawnBefore } = tallies.get(stratum) ?? { registered: 0, drawnBefore: 0 };
  tallies.set(stratum, { registered: registered + 1, drawnBefore: drawnBefore + (wasDrawn ? 1 : 0) });
}

function inTwoStrata(entity: string, first: string, second: string): Result<never> {
  return refused(
    'entity-in-two-strata',
    `Entity ${entity} fits the strata ${first} and ${second}. Narrow one of the two in a new plan of the draw, so that it fits only one.`,
    { entity, strata: [first, second] },
  );
}
