import { plansInOne } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { pairKey, rowOf, TABLE, type Cover } from './tables';

/** Who asks about so many is told all at once: of a nation's register each question by itself would cost more than the rest. */
const MANY = 5_000;

/** Rows of a table by what stands behind the first word of their keys. */
function rowsOf<Row>(facts: Facts, table: string, first: string | number): (id: string) => Row | undefined {
  const prefix = pairKey(first, '');
  let asked = 0;
  let all: ReadonlyMap<string, unknown> | undefined;
  return (id) => {
    if (all === undefined && ++asked <= MANY) return rowOf<Row>(facts, table, prefix + id);
    all ??= new Map(
      [...facts.each(table, prefix)].map(({ key, value }) => [key.slice(prefix.length), value]),
    );
    return all.get(id) as Row | undefined;
  };
}

/** Places that draws gave an officer in a plan year, replacements and calls from the reserve included. */
export function placesOfYear(facts: Facts, year: number): (officer: string) => number {
  const placesOf = rowsOf<number>(facts, TABLE.places, year);
  return (officer) => placesOf(officer) ?? 0;
}

export function placesHeld(facts: Facts, officer: string, year: number): number {
  return placesOfYear(facts, year)(officer);
}

/** Whether an earlier draw of the year, not voided, drew the entity. */
export function drawnThisYear(facts: Facts, plan: string, entity: string): boolean {
  return timesDrawn(facts, plan)(entity) > 0;
}

/** By how many draws, not voided, of the plan and of those that are one with it an entity was drawn. */
export function timesDrawn(facts: Facts, plan: string): (entity: string) => number {
  const drawsOf = drawsTaking(facts, plan);
  return (entity) => drawsOf(entity).length;
}

/** Ids of these draws. */
export function drawsTaking(facts: Facts, plan: string): (entity: string) => readonly string[] {
  const ofPlans = plansInOne(facts, plan).map((one) => drawsOfPlan(facts, one));
  return (entity) => ofPlans.flatMap((drawsOf) => drawsOf(entity));
}

/** The same of one plan alone. */
export function drawsOfPlan(facts: Facts, plan: string): (entity: string) => readonly string[] {
  const drawsOf = rowsOf<readonly string[]>(facts, TABLE.drawn, plan);
  return (entity) => drawsOf(entity) ?? [];
}

/** What covers an entity in a year besides the draws of one's own plan. */
export function coversOfYear(facts: Facts, year: number): (entity: string) => readonly Cover[] {
  const coversOf = rowsOf<readonly Cover[]>(facts, TABLE.covered, year);
  return (entity) => coversOf(entity) ?? [];
}

export function coveredBy(facts: Facts, year: number, entity: string): readonly Cover[] {
  return coversOfYear(facts, year)(entity);
}

/** The voided draws of a plan, with their causes. */
export function voidsOf(
  facts: Facts,
  plan: string,
): readonly { readonly draw: string; readonly cause: string }[] {
  return facts
    .list(TABLE.voids, `${plan} `)
    .map(({ key, value }) => ({ draw: key.slice(plan.length + 1), cause: value as string }));
}
