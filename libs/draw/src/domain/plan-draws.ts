import { planOf, type PlannedDraw } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import { drawOf, type DrawState } from './draw-state';
import { pairKey, rowOf, TABLE } from './tables';

/** The draws that stand under the numbers of a plan, by number; a voided one until it is replaced. */
export function drawsOfPlan(facts: Facts, planId: string): readonly DrawState[] {
  return (planOf(facts, planId)?.draws ?? [])
    .map(({ no }) => no)
    .sort((a, b) => a - b)
    .map((no) => drawOf(facts, rowOf<string>(facts, TABLE.drawNumber, pairKey(planId, no)) ?? ''))
    .filter((draw) => draw !== undefined);
}

/** Draws that the plan foresees and that were not made: never planned, never executed, or voided. */
export function undrawnOf(facts: Facts, planId: string): readonly PlannedDraw[] {
  const made = drawsOfPlan(facts, planId)
    .filter(({ executed, voided }) => executed !== undefined && voided === undefined)
    .map(({ plan }) => plan.no);
  return (planOf(facts, planId)?.draws ?? []).filter(({ no }) => !made.includes(no));
}

/** Of the last draw that a plan foresees. */
export function lastDayOf(draws: readonly Pick<PlannedDraw, 'to'>[]): string {
  return (
    draws
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? ''
  );
}
