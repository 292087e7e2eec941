import { planOf } from '@mingjing/checklist/contracts';
import type { FactChange, Facts, Json } from '@mingjing/kernel';
import type { TaskAssignments } from '../algorithm/draw-types';
import type { DrawState } from './draw-state';
import { coverOf } from './origin';
import { recomputeDraw } from './recompute';
import { asJson, pairKey, TABLE, type Cover } from './tables';
import { coversOfYear, drawsOfPlan, placesOfYear } from './year-facts';

/** What an executed draw leaves for later draws of the year: who was drawn, and who holds how many places. */
export function drawnRows(draw: DrawState, facts: Facts): readonly FactChange[] {
  const { result } = recomputeDraw(facts, draw);
  const assigned = 2 * result.assignments.length;
  const rowsFor = entityRows(draw, facts);
  return [
    ...result.strata.flatMap(({ drawn }) => drawn.flatMap((entity) => rowsFor(entity))),
    ...placeRows(draw, placesOf(result), facts),
    { table: TABLE.placeCount, key: draw.id, value: { assigned, replaced: 0, aboveCap: 0 } },
  ];
}

/** All of it taken back: nobody has learnt of it, and the draw that replaces this one draws anew. */
export function takenBackRows(draw: DrawState, facts: Facts): readonly FactChange[] {
  if (draw.sealed === undefined) return [];
  const { result } = recomputeDraw(facts, draw);
  const places = placesOf(result);
  for (const [officer, held] of places) places.set(officer, -held);
  const rowsWithout = withoutEntity(draw, facts);
  return [
    ...result.strata.flatMap(({ drawn }) => drawn.flatMap((entity) => rowsWithout(entity))),
    ...placeRows(draw, places, facts),
    { table: TABLE.placeCount, key: draw.id, value: null },
  ];
}

type RowsOfEntity = (entity: string) => readonly FactChange[];

/** Entities of a higher level's list were drawn there, not here. */
export function entityRows(draw: DrawState, facts: Facts): RowsOfEntity {
  const { plan, kind, upstream } = draw.plan;
  if (upstream !== undefined) return () => [];
  const [by, year] = [coverOf(kind), planYear(draw, facts)];
  const [drawsOf, coversOf] = [drawsOfPlan(facts, plan), coversOfYear(facts, year)];
  return (entity) => {
    const drawn = drawnRow(plan, entity, [...drawsOf(entity), draw.id]);
    if (by === undefined) return [drawn];
    return [drawn, coveredRow(year, entity, [...coversOf(entity), { by, plan, source: draw.id }])];
  };
}

/** Adds to the places held in the plan's year. */
export function placeRows(
  draw: DrawState,
  places: ReadonlyMap<string, number>,
  facts: Facts,
): readonly FactChange[] {
  const year = planYear(draw, facts);
  const placesHeld = placesOfYear(facts, year);
  return [...places].map(([officer, more]) => ({
    table: TABLE.places,
    key: pairKey(year, officer),
    value: placesHeld(officer) + more,
  }));
}

export function placesOf({ assignments }: TaskAssignments): Map<string, number> {
  const places = new Map<string, number>();
  for (const { lead, second } of assignments) {
    for (const officer of [lead, second]) places.set(officer, (places.get(officer) ?? 0) + 1);
  }
  return places;
}

function withoutEntity(draw: DrawState, facts: Facts): RowsOfEntity {
  const { plan, upstream } = draw.plan;
  if (upstream !== undefined) return () => [];
  const year = planYear(draw, facts);
  const [drawsOf, coversOf] = [drawsOfPlan(facts, plan), coversOfYear(facts, year)];
  return (entity) => {
    const drawn = drawsOf(entity).filter((id) => id !== draw.id);
    const covers = coversOf(entity).filter(({ source }) => source !== draw.id);
    return [drawnRow(plan, entity, drawn), coveredRow(year, entity, covers)];
  };
}

function drawnRow(plan: string, entity: string, draws: readonly string[]): FactChange {
  return { table: TABLE.drawn, key: pairKey(plan, entity), value: orNone(draws) };
}

function coveredRow(year: number, entity: string, covers: readonly Cover[]): FactChange {
  return { table: TABLE.covered, key: pairKey(year, entity), value: orNone(covers) };
}

function orNone(list: readonly unknown[]): Json | null {
  return list.length === 0 ? null : asJson(list);
}

function planYear({ plan }: DrawState, facts: Facts): number {
  return planOf(facts, plan.plan)?.year ?? 0;
}
