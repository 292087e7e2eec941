import { planOf, plansOf } from '@mingjing/checklist/contracts';
import { addDays, chinaDay, type Facts } from '@mingjing/kernel';
import { isSealed } from './draw-questions';
import type { DrawState } from './draw-state';
import { drawsOfPlan, lastDayOf } from './plan-draws';

/**
 * What a plan owed is counted by trades when its last period ends. The strata mix trades, and of a trade of
 * one entity a count is a name: while a draw that was counted is sealed, its own roles alone read the
 * counts. Another plan's draws count, too, as what they cover.
 */
export function sharesAreSealed(facts: Facts, planId: string): boolean {
  const plan = planOf(facts, planId);
  if (plan === undefined) return false;
  const counted = addDays(lastDayOf(plan.draws), 1);
  return plansOf(facts, plan.year)
    .flatMap((one) => drawsOfPlan(facts, one))
    .some((draw) => isCounted(draw, counted) && isSealed(facts, `draw/${draw.id}`));
}

/** What is executed only afterwards closes no counts that were open. */
function isCounted({ executed, voided }: DrawState, day: string): boolean {
  return executed !== undefined && voided === undefined && chinaDay(executed.recordedAt) <= day;
}
