import { plansInOne } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { pairKey, rowOf, TABLE, type Cover } from './tables';

/** Places that draws gave an officer in a plan year, replacements and calls from the reserve included. */
export function placesOfYear(facts: Facts, year: number): (officer: string) => number {
  return (officer) => rowOf<number>(facts, TABLE.places, pairKey(year, officer)) ?? 0;
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
  return (entity) => rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(plan, entity)) ?? [];
}

/** What covers an entity in a year besides the draws of one's own plan. */
export function coversOfYear(facts: Facts, year: number): (entity: string) => readonly Cover[] {
  return (entity) => rowOf<readonly Cover[]>(facts, TABLE.covered, pairKey(year, entity)) ?? [];
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
