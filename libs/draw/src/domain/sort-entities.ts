import { refused, ok, type Facts, type Result } from '@mingjing/kernel';
import { eachEntityInEffect, entityOf, mayBeDrawn, type Entity } from '@mingjing/registers/contracts';
import { compareUtf8, sortedByText } from '../algorithm/text-order';
import type { PoolEntity } from '../algorithm/types';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import { exclusionsOf, undrawable, type ExcludedRow } from './exclusion';
import { fits, strataOf } from './fitting-strata';
import { recordsOf } from './record-classes';
import { strataIndex } from './strata-index';
import { TABLE } from './tables';
import { timesDrawn } from './year-facts';

/** R and D of a yearly share (draw.md, freeze). */
export interface StratumTally {
  readonly registered: number;
  readonly drawnBefore: number;
}

/** The register, or what of it lies in the area, sorted into the strata of a plan; every list by id. */
export interface SortedEntities {
  readonly pool: readonly PoolEntity[];
  readonly excluded: readonly ExcludedRow[];
  /** Entities, of the area where the plan names one, that could be drawn and fit no stratum. */
  readonly unlisted: readonly string[];
  readonly tallies: ReadonlyMap<string, StratumTally>;
}

/** Refused (`entity-in-two-strata`) where an entity that could be drawn fits two strata. */
export function sortEntities(plan: DrawPlanned, facts: Facts): Result<SortedEntities> {
  const sorting = new Sorting(plan, facts);
  for (const entity of candidates(plan, facts)) sorting.take(entity);
  return sorting.result();
}

/** Takes entities in any order: nothing of one is kept but its line in a list. */
class Sorting {
  private readonly pool: PoolEntity[] = [];
  private readonly excluded: ExcludedRow[] = [];
  private readonly unlisted: string[] = [];
  private readonly tallies = new Map<string, StratumTally>();
  private readonly annual: readonly PlannedStratum[];
  private readonly strataFor: ReturnType<typeof strataIndex>;
  private readonly reasonOf: ReturnType<typeof exclusionsOf>;
  private readonly recordsOfEntity: ReturnType<typeof recordsOf>;
  private readonly weightOf: (entity: Entity) => number;
  private readonly times: ReturnType<typeof timesDrawn>;
  /** The first by id. */
  private inTwo: { readonly entity: string; readonly strata: readonly [string, string] } | undefined;

  constructor(plan: DrawPlanned, facts: Facts) {
    this.annual = plan.strata.filter(({ annual }) => annual !== undefined);
    this.strataFor = strataIndex(plan.strata);
    this.reasonOf = exclusionsOf(plan, facts);
    this.recordsOfEntity = recordsOf(facts, plan.plan);
    this.weightOf = weightsOf(plan);
    this.times = timesDrawn(facts, plan.plan);
  }

  take(entity: Entity): void {
    const [stratum, second] = strataOf(this.strataFor(entity), entity, this.recordsOfEntity(entity));
    if (!mayBeDrawn(entity)) {
      if (stratum !== undefined) this.excluded.push({ entity: entity.id, reason: undrawable(entity) });
      return;
    }
    count(this.tallies, this.annual, entity, () => this.times(entity.id) > 0);
    if (stratum === undefined) this.unlisted.push(entity.id);
    else if (second !== undefined) this.noteInTwo(entity.id, [stratum.id, second.id]);
    else this.place(entity, stratum);
  }

  result(): Result<SortedEntities> {
    if (this.inTwo !== undefined) return inTwoStrata(this.inTwo.entity, ...this.inTwo.strata);
    return ok({
      pool: sortedByText(this.pool, ({ id }) => id),
      excluded: sortedByText(this.excluded, ({ entity }) => entity),
      unlisted: sortedByText(this.unlisted, (id) => id),
      tallies: this.tallies,
    });
  }

  private place(entity: Entity, stratum: PlannedStratum): void {
    const reason = this.reasonOf(entity, stratum);
    if (reason !== undefined) this.excluded.push({ entity: entity.id, reason });
    else this.pool.push({ id: entity.id, stratum: stratum.id, weight: this.weightOf(entity) });
  }

  private noteInTwo(entity: string, strata: readonly [string, string]): void {
    if (this.inTwo === undefined || compareUtf8(entity, this.inTwo.entity) < 0) {
      this.inTwo = { entity, strata };
    }
  }
}

/** The whole register, the entities of the draw's area, or those of a higher level's list. */
function candidates({ area, upstream }: DrawPlanned, facts: Facts): Iterable<Entity> {
  if (upstream === undefined) return eachEntityInEffect(facts, area);
  return facts
    .list(TABLE.listTask, `${upstream} `)
    .map(({ key }) => entityOf(facts, key.slice(upstream.length + 1)))
    .filter((entity) => entity !== undefined);
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

/** Of yearly shares: R and D go by `select`, so that whoever moved to a class of records still counts. */
function count(
  tallies: Map<string, StratumTally>,
  annual: readonly PlannedStratum[],
  entity: Entity,
  wasDrawn: () => boolean,
): void {
  for (const { id, select } of annual) {
    if (!fits(select, entity)) continue;
    const { registered, drawnBefore } = tallies.get(id) ?? { registered: 0, drawnBefore: 0 };
    tallies.set(id, { registered: registered + 1, drawnBefore: drawnBefore + (wasDrawn() ? 1 : 0) });
  }
}

function inTwoStrata(entity: string, first: string, second: string): Result<never> {
  return refused(
    'entity-in-two-strata',
    `Entity ${entity} fits the strata ${first} and ${second}. Narrow one of the two in a new plan of the draw, so that it fits only one.`,
    { entity, strata: [first, second] },
  );
}
