import type { Facts } from '@mingjing/kernel';
import { pairKey, rowOf, TABLE, type Cover } from './tables';

/** Places that draws gave the officer in a plan year, replacements and calls from the reserve included. */
export function placesHeld(facts: Facts, officer: string, year: number): number {
  return rowOf<number>(facts, TABLE.places, pairKey(year, officer)) ?? 0;
}

/** Whether an earlier draw of the plan, not voided, drew the entity. */
export function drawnThisYear(facts: Facts, plan: string, entity: string): boolean {
  return facts.get(TABLE.drawn, pairKey(plan, entity)) !== undefined;
}

/** By how many draws of the plan, not voided, the entity was drawn. */
export function timesDrawn(facts: Facts, plan: string, entity: string): number {
  return rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(plan, entity))?.length ?? 0;
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
