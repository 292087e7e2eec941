import { planOf } from '@mingjing/checklist/contracts';
import type { Facts } from '@mingjing/kernel';
import type { PlannedStratum } from '../payloads/draw-planned';
import { isSealed } from './draw-questions';
import type { DrawState } from './draw-state';
import { recordTable } from './record-classes';
import { drawsTaking } from './year-facts';

/** 原则上每年一次: how often draws of the plan take an entity of a stratum at most; undefined where nothing says so. */
export function yearlyCap(
  plan: string,
  facts: Facts,
): (stratum: Pick<PlannedStratum, 'select'>) => number | undefined {
  const table = recordTable(facts, plan);
  const ordinary = planOf(facts, plan)?.capPerEntity;
  return ({ select: { records } }) =>
    records === undefined ? ordinary : Math.max(...records.map((one) => table.get(one)?.cap ?? 1));
}

/**
 * Whom the reserve of a stratum may still call: a later draw may have taken him since the freeze. Draws
 * that are sealed are left out of account, since whoever is passed over would tell of them.
 */
export function mayStillBeCalled(
  { id, plan }: DrawState,
  stratum: string,
  facts: Facts,
): (entity: string) => boolean {
  const planned = plan.strata.find((one) => one.id === stratum);
  if (plan.reserve !== 'NEXT_UNDER_CAP' || planned === undefined) return () => true;
  const most = mostTimes(plan, planned, facts);
  const drawsOf = drawsTaking(facts, plan.plan);
  return (entity) =>
    drawsOf(entity).filter((one) => one !== id && !isSealed(facts, `draw/${one}`)).length < most;
}

function mostTimes(
  plan: DrawState['plan'],
  stratum: DrawState['plan']['strata'][number],
  facts: Facts,
): number {
  const isOnce = stratum.select.records === undefined && plan.exclude?.includes('DRAWN_THIS_YEAR') === true;
  return isOnce ? 1 : (yearlyCap(plan.plan, facts)(stratum) ?? Infinity);
}
