import { planOf } from '@mingjing/checklist/contracts';
import { canonicalJson, rejection, streamId, type Facts, type Json, type Plain } from '@mingjing/kernel';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import { drawOf } from './draw-state';
import type { PlanPolicy } from './plan-place';
import { pairKey, rowOf, TABLE } from './tables';

type Planned = Plain<DrawPlanned>;
type Stratum = Plain<PlannedStratum>;

/**
 * The last draw of the year tops up (draw.md, freeze): a yearly share that it leaves out is never
 * reached. Asked of the last one, and of every other that is planned after it.
 */
export const noYearlyShareIsLeftOut: PlanPolicy = (_draw, { data, stream }, facts) => {
  const last = lastNumber(data, facts);
  const planned = data.no === last ? data : standingUnder(last, data, facts);
  if (planned === undefined) return undefined;
  const owing = data.no === last ? othersOf(data, last, facts) : [data];
  const left = owing
    .flatMap(({ strata }) => strata)
    .find((stratum) => stratum.annual !== undefined && !planned.strata.some((one) => goesOn(one, stratum)));
  if (left === undefined) return undefined;
  const reason = `Draw ${String(last)} is the last of its kind this year and does not go on with the yearly share of stratum ${left.id}, which would never be reached. Take a stratum with the same "select" and at least that share into it.`;
  return rejection('annual-left-out', reason, { draw: streamId(stream), stratum: left.id, last });
};

function lastNumber({ plan, kind, no }: Planned, facts: Facts): number {
  const alike = (planOf(facts, plan)?.draws ?? []).filter((draw) => draw.kind === kind);
  return Math.max(no, ...alike.map((draw) => draw.no));
}

/** The draw that stands under a number; a voided one has yet to be replaced. */
function standingUnder(no: number, { plan, kind }: Planned, facts: Facts): Planned | undefined {
  const draw = drawOf(facts, rowOf<string>(facts, TABLE.drawNumber, pairKey(plan, no)) ?? '');
  return draw?.voided === undefined && draw?.plan.kind === kind ? draw.plan : undefined;
}

function othersOf(data: Planned, last: number, facts: Facts): readonly Planned[] {
  const draws = planOf(facts, data.plan)?.draws ?? [];
  return draws
    .filter(({ no }) => no !== last)
    .map(({ no }) => standingUnder(no, data, facts))
    .filter((plan) => plan !== undefined);
}

/** Other words for the same entities would do as well, but nobody could tell at a glance. */
function goesOn({ annual, select }: Stratum, owed: Stratum): boolean {
  if (annual === undefined || owed.annual === undefined) return false;
  const [[num, den], [owedNum, owedDen]] = [annual.share, owed.annual.share];
  return same(select, owed.select) && BigInt(num) * BigInt(owedDen) >= BigInt(owedNum) * BigInt(den);
}

function same(one: Stratum['select'], other: Stratum['select']): boolean {
  return canonicalJson(sorted(one)) === canonicalJson(sorted(other));
}

function sorted(select: Stratum['select']): Json {
  const members = Object.entries(select).filter(([, list]) => list !== undefined);
  return Object.fromEntries(members.map(([name, list]) => [name, [...(list as readonly string[])].sort()]));
}
