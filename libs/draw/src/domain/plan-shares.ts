import { planOf, type Plan } from '@mingjing/checklist/contracts';
import { chinaDay, type Facts } from '@mingjing/kernel';
import { eachEntityInEffect, mayBeDrawn, type Entity } from '@mingjing/registers/contracts';
import { ceilDivide } from '../algorithm/drawn-count';
import type { Ratio } from '../algorithm/types';
import type { YearlyShareOutcome } from '../payloads/plan-year';
import { coverStands } from './covers';
import { drawsOfPlan } from './plan-draws';
import { fits } from './fitting-strata';
import { coveredBy, timesDrawn } from './year-facts';

/** A share of the register that is owed over the year of a plan. */
interface Owed {
  readonly of: string;
  readonly share: Ratio;
  readonly takes: (entity: Entity) => boolean;
}

type Counts = { registered: number; drawn: number; covered: number };

/** Each share that the plan binds, each trade that it takes whole, each yearly share of its draws. */
export function sharesOfYear(facts: Facts, planId: string): readonly YearlyShareOutcome[] {
  const plan = planOf(facts, planId);
  const owed = plan === undefined ? [] : [...owedByPlan(plan), ...owedByDraws(facts, planId)];
  if (plan === undefined || owed.length === 0) return [];
  const counts = owed.map((): Counts => ({ registered: 0, drawn: 0, covered: 0 }));
  const [times, isCovered] = [timesDrawn(facts, planId), coveredOn(plan, facts)];
  for (const entity of eachEntityInEffect(facts)) {
    if (!mayBeDrawn(entity)) continue;
    owed.forEach(({ takes }, at) => {
      const own = counts[at];
      if (own === undefined || !takes(entity)) return;
      own.registered += 1;
      if (times(entity.id) > 0) own.drawn += 1;
      else if (isCovered(entity.id)) own.covered += 1;
    });
  }
  return owed.map((one, at) => outcomeOf(one, counts[at] ?? { registered: 0, drawn: 0, covered: 0 }));
}

function outcomeOf({ of, share }: Owed, { registered, drawn, covered }: Counts): YearlyShareOutcome {
  const due = ceilDivide(BigInt(share[0]) * BigInt(registered), BigInt(share[1]));
  return { of, share, registered, drawn, covered, reached: BigInt(drawn + covered) >= due };
}

function owedByPlan({ bindings = [], census = [] }: Plan): readonly Owed[] {
  return [
    ...bindings.map(({ category, ratio }) => ({ of: category, share: ratio, takes: isOf(category) })),
    ...census.map((trade) => ({ of: trade, share: [1, 1] as const, takes: isOf(trade) })),
  ];
}

function isOf(trade: string): (entity: Entity) => boolean {
  return ({ category, subtypes }) => category === trade || subtypes.includes(trade);
}

/** Of several draws that go by a stratum of one name, the last says what is owed. */
function owedByDraws(facts: Facts, plan: string): readonly Owed[] {
  const owed = new Map<string, Owed>();
  for (const draw of drawsOfPlan(facts, plan)) {
    if (draw.voided !== undefined) continue;
    for (const { id, annual, select } of draw.plan.strata) {
      if (annual === undefined) continue;
      owed.set(id, { of: id, share: annual.share, takes: (entity) => fits(select, entity) });
    }
  }
  return [...owed.values()];
}

/** Whom others see to need not be drawn: a lawful exception never looks like a breach. */
function coveredOn({ year, id }: Plan, facts: Facts): (entity: string) => boolean {
  const rule = { coveredMeans: 'INSPECTED_OR_PENDING', bandAlarm: undefined } as const;
  const day = chinaDay(facts.recordedAt);
  return (entity) =>
    coveredBy(facts, year, entity).some(
      (cover) => cover.plan !== id && coverStands(cover, entity, day, rule, facts),
    );
}
