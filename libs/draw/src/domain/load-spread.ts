import { planOf } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { officersInEffect } from '@mingjing/registers/contracts';
import { taskOf } from './assignment';
import { drawOf, type DrawState } from './draw-state';
import { placesOf } from './drawn-rows';
import { tasksOfDraw, type DrawnTask } from './drawn-tasks';
import { isSealed, isUnblinded } from './draw-questions';
import { recomputeDraw } from './recompute';
import { TABLE } from './tables';
import { placesHeld } from './year-facts';

/** How the places of a field lie upon those who are qualified in it; counts alone, no name. */
export interface FieldLoad {
  readonly field: string;
  readonly officers: number;
  /** Places held by these officers, in whatever field. */
  readonly places: number;
  readonly least: number;
  readonly most: number;
  /** Places ÷ officers: what differs between pools is their imbalance. */
  readonly mean: readonly [number, number];
}

export interface Qualified {
  readonly id: string;
  readonly fields: readonly string[];
}

/** By field; officers without any place count as much as others. */
export function spreadOf(
  officers: readonly Qualified[],
  placesOfOfficer: (officer: string) => number,
): readonly FieldLoad[] {
  const byField = new Map<string, number[]>();
  for (const { id, fields } of officers) {
    for (const field of fields) byField.set(field, [...(byField.get(field) ?? []), placesOfOfficer(id)]);
  }
  return [...byField]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, held]) => {
      const places = held.reduce((sum, one) => sum + one, 0);
      const counts = { officers: held.length, places, least: Math.min(...held), most: Math.max(...held) };
      return { field, ...counts, mean: [places, held.length] as const };
    });
}

/** The places that a draw assigned, before any replacement; undefined until its last side was told. */
export function loadOfDraw(facts: Facts, drawId: string): readonly FieldLoad[] | undefined {
  const draw = drawOf(facts, drawId);
  if (draw === undefined || !isUnblinded(facts, drawId)) return undefined;
  const { pool, result } = recomputeDraw(facts, draw);
  const places = placesOf(result);
  return spreadOf(pool.officers, (id) => places.get(id) ?? 0);
}

/** The places held in a plan year, replacements and calls included; of draws that are still sealed nothing. */
export function loadOfYear(facts: Facts, year: number): readonly FieldLoad[] {
  const hidden = new Map<string, number>();
  for (const { id } of sealedDrawsOf(facts, year)) {
    for (const officer of tasksOfDraw(facts, id).flatMap((task) => holdersOf(task, facts))) {
      hidden.set(officer, (hidden.get(officer) ?? 0) + 1);
    }
  }
  const officers = officersInEffect(facts).filter(({ status }) => status !== 'LEFT');
  return spreadOf(officers, (id) => placesHeld(facts, id, year) - (hidden.get(id) ?? 0));
}

/** Who holds the places of a task now: as drawn, until its officers know it and one of them is replaced. */
function holdersOf({ task, lead, second }: DrawnTask, facts: Facts): readonly string[] {
  const now = taskOf(facts, task);
  const isTold = now?.drawId !== undefined;
  // Whom a decision names holds no place of the draw.
  const pair = isTold ? (now.random ? [now.lead, now.second] : []) : [lead, second];
  return pair.filter((officer) => officer !== undefined);
}

function sealedDrawsOf(facts: Facts, year: number): readonly DrawState[] {
  return facts
    .list(TABLE.drawNumber, '')
    .map(({ value }) => drawOf(facts, value as string))
    .filter((draw) => draw?.sealed !== undefined && draw.voided === undefined)
    .filter((draw) => draw !== undefined)
    .filter(({ id, plan }) => planOf(facts, plan.plan)?.year === year && isSealed(facts, `draw/${id}`));
}
