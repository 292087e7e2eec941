import { refused, ok, type Facts, type Result } from '@mingjing/kernel';
import { entitiesInEffect, entityOf, mayBeDrawn, type Entity } from '@mingjing/registers/contracts';
import { sortedByText } from '../algorithm/text-order';
import type { PoolEntity } from '../algorithm/types';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import { exclusionsOf, undrawable, type ExcludedRow } from './exclusion';
import { fits, strataOf } from './fitting-strata';
import { recordsOf } from './record-classes';
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
  const recordsOfEntity = recordsOf(facts, plan.plan);
  const weightOf = weightsOf(plan);
  const pool: PoolEntity[] = [];
  const excluded: ExcludedRow[] = [];
  const unlisted: string[] = [];
  const tallies = new Map<string, StratumTally>();
  for (const entity of candidates(plan, facts)) {
    const [stratum, second] = strataOf(plan.strata, entity, recordsOfEntity(entity));
    if (mayBeDrawn(entity)) count(tallies, plan.strata, entity, drawnThisYear(facts, plan.plan, entity.id));
    if (!mayBeDrawn(entity)) {
      if (stratum !== undefined) excluded.push({ entity: entity.id, reason: undrawable(entity) });
    } else if (stratum === undefined) {
      unlisted.push(entity.id);
    } else if (second !== undefined) {
      return inTwoStrata(entity.id, stratum.id, second.id);
    } else {
      const reason = reasonOf(entity, stratum);
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

/** The heaviest of what the register and the draw's table, by risk or by credit, give. */
function weightsOf({ weights = [] }: DrawPlanned): (entity: Entity) => number {
  const tableOf = (by: string): ReadonlyMap<string, number> =>
    new Map(
      weights.filter((line) => (line.by ?? 'GRADE') === by).map(({ grade, weight }) => [grade, weight]),
    );
  const [byGrade, byCredit] = [tableOf('GRADE'), tableOf('CREDIT')];
  return ({ grade = '', credit = '', weight }) =>
    Math.max(weight, byGrade.get(grade) ?? 1, byCredit.get(credit) ?? 1);
}

/** Of a yearly share alone: R and D go by `select`, so that whoever moved to a class of records still counts. */
function count(
  tallies: Map<string, StratumTally>,
  strata: readonly PlannedStratum[],
  entity: Entity,
  wasDrawn: boolean,
): void {
  for (const { id, annual, select } of strata) {
    if (annual === undefined || !fits(select, entity)) continue;
    const { registered, drawnBefore } = tallies.get(id) ?? { registered: 0, drawnBefore: 0 };
    tallies.set(id, { registered: registered + 1, drawnBefore: drawnBefore + (wasDrawn ? 1 : 0) });
  }
}

function inTwoStrata(entity: string, first: string, second: string): Result<never> {
  return refused(
    'entity-in-two-strata',
    `Entity ${entity} fits the strata ${first} and ${second}. Narrow one of the two in a new plan of the draw, so that it fits only one.`,
    { entity, strata: [first, second] },
  );
}
