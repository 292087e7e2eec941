import { plansInOne } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { pairKey, rowOf, TABLE, type Cover } from './tables';

/** Places that draws gave the officer in a plan year, replacements and calls from the reserve included. */
export function placesHeld(facts: Facts, officer: string, year: number): number {
  return rowOf<number>(facts, TABLE.places, pairKey(year, officer)) ?? 0;
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
  const plans = plansInOne(facts, plan);
  return (entity) =>
    plans.flatMap((one) => rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(one, entity)) ?? []);
}

/** What covers the entity this year besides the draws of one's own plan. */
export function coveredBy(facts: Facts, year: number, entity: string): readonly Cover[] {
  return rowOf<readonly Cover[]>(facts, TABLE.covered, pairKey(year, entity)) ?? [];
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
