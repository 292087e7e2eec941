import { planOf } from '@mingjing/checklist/contracts';
import type { FactChange, Facts, Json } from '@mingjing/kernel';
import type { TaskAssignments } from '../algorithm/draw-types';
import type { DrawState } from './draw-state';
import { coverOf } from './origin';
import { recomputeDraw } from './recompute';
import { asJson, pairKey, rowOf, TABLE, type Cover } from './tables';
import { coveredBy, placesHeld } from './year-facts';

/** What an executed draw leaves for later draws of the year: who was drawn, and who holds how many places. */
export function drawnRows(draw: DrawState, facts: Facts): readonly FactChange[] {
  const { result } = recomputeDraw(facts, draw);
  const assigned = 2 * result.assignments.length;
  return [
    ...result.strata.flatMap(({ drawn }) => drawn.flatMap((entity) => entityRows(draw, entity, facts))),
    ...placeRows(draw, placesOf(result), facts),
    { table: TABLE.placeCount, key: draw.id, value: { assigned, replaced: 0 } },
  ];
}

/** All of it taken back: nobody has learnt of it, and the draw that replaces this one draws anew. */
export function takenBackRows(draw: DrawState, facts: Facts): readonly FactChange[] {
  if (draw.sealed === undefined) return [];
  const { result } = recomputeDraw(facts, draw);
  const places = placesOf(result);
  for (const [officer, held] of places) places.set(officer, -held);
  return [
    ...result.strata.flatMap(({ drawn }) => drawn.flatMap((entity) => withoutEntity(draw, entity, facts))),
    ...placeRows(draw, places, facts),
    { table: TABLE.placeCount, key: draw.id, value: null },
  ];
}

/** Entities of a higher level's list were drawn there, not here. */
export function entityRows(draw: DrawState, entity: string, facts: Facts): readonly FactChange[] {
  const { plan, kind, upstream } = draw.plan;
  if (upstream !== undefined) return [];
  const by = coverOf(kind);
  const year = planYear(draw, facts);
  const drawn = {
    table: TABLE.drawn,
    key: pairKey(plan, entity),
    value: [...drawsOf(draw, entity, facts), draw.id],
  };
  if (by === undefined) return [drawn];
  const cover = { by, plan, source: draw.id };
  return [drawn, coveredRow(year, entity, [...coveredBy(facts, year, entity), cover])];
}

/** Adds to the places held in the plan's year. */
export function placeRows(
  draw: DrawState,
  places: ReadonlyMap<string, number>,
  facts: Facts,
): readonly FactChange[] {
  const year = planYear(draw, facts);
  return [...places].map(([officer, more]) => ({
    table: TABLE.places,
    key: pairKey(year, officer),
    value: placesHeld(facts, officer, year) + more,
  }));
}

export function placesOf({ assignments }: TaskAssignments): Map<string, number> {
  const places = new Map<string, number>();
  for (const { lead, second } of assignments) {
    for (const officer of [lead, second]) places.set(officer, (places.get(officer) ?? 0) + 1);
  }
  return places;
}

function withoutEntity(draw: DrawState, entity: string, facts: Facts): readonly FactChange[] {
  const { plan, upstream } = draw.plan;
  if (upstream !== undefined) return [];
  const year = planYear(draw, facts);
  const drawn = drawsOf(draw, entity, facts).filter((id) => id !== draw.id);
  const covers = coveredBy(facts, year, entity).filter(({ source }) => source !== draw.id);
  return [
    { table: TABLE.drawn, key: pairKey(plan, entity), value: orNone(drawn) },
    coveredRow(year, entity, covers),
  ];
}

function drawsOf({ plan }: DrawState, entity: string, facts: Facts): readonly string[] {
  return rowOf<readonly string[]>(facts, TABLE.drawn, pairKey(plan.plan, entity)) ?? [];
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
