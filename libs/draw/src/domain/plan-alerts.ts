import { plannedYears, plansOf } from '@mingjing/checklist/contracts';
import { chinaDay, type Facts } from '@mingjing/kernel';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { OutsideAreas, PlanPeriodEnded, YearlyShareOutcome } from '../payloads/plan-year';
import { undrawnOf } from './plan-draws';
import { sharesAreSealed } from './sealed-shares';
import { rowOf, TABLE } from './tables';

/**
 * What a plan owes and nobody can switch off. NOT_DRAWN: the last day of a draw is over, and it was not
 * made. When the plan's last period ended, SHARE_MISSED: a floor, a full trade or a yearly share was not reached;
 * OUTSIDE_AREAS: entities lay in no area of its draws. What shares were missed waits for the draws that are sealed.
 */
export type PlanAlert =
  | {
      readonly kind: 'NOT_DRAWN';
      readonly no: number;
      readonly draws: DrawPlanned['kind'];
      readonly by: string;
    }
  | ({ readonly kind: 'SHARE_MISSED' } & YearlyShareOutcome)
  | ({ readonly kind: 'OUTSIDE_AREAS' } & OutsideAreas);

export interface PlanOfYear {
  readonly plan: string;
  readonly year: number;
  readonly alerts: readonly PlanAlert[];
}

export function planAlertsOf(facts: Facts, plan: string): readonly PlanAlert[] {
  const today = chinaDay(facts.recordedAt);
  const undrawn = undrawnOf(facts, plan).filter(({ to }) => to < today);
  const { shares = [], areas } = rowOf<PlanPeriodEnded>(facts, TABLE.planEnded, plan) ?? {};
  return [
    ...undrawn.map(({ no, kind, to }): PlanAlert => ({ kind: 'NOT_DRAWN', no, draws: kind, by: to })),
    ...(sharesAreSealed(facts, plan) ? [] : shares)
      .filter(({ reached }) => !reached)
      .map((share): PlanAlert => ({ kind: 'SHARE_MISSED', ...share })),
    ...(areas === undefined || areas.outside === 0 ? [] : [{ kind: 'OUTSIDE_AREAS' as const, ...areas }]),
  ];
}

/** Every plan with its alerts, year by year. */
export function allPlans(facts: Facts): readonly PlanOfYear[] {
  return plannedYears(facts).flatMap((year) =>
    plansOf(facts, year).map((plan) => ({ plan, year, alerts: planAlertsOf(facts, plan) })),
  );
}
