import {
  rejection,
  streamId,
  type FactChange,
  type Facts,
  type Policy,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { PlanApproved } from '../payloads/plan-events';
import { planOf, type Plan } from './plan';

/** `<year> <plan>`: the plans of a year. */
const PLAN_TABLE = 'planOfYear';

/** Ids of the plans that were approved for a year. */
export function plansOf(facts: Facts, year: number): readonly string[] {
  const prefix = `${String(year)} `;
  return facts.list(PLAN_TABLE, prefix).map(({ key }) => key.slice(prefix.length));
}

/** The years that plans were approved for. */
export function plannedYears(facts: Facts): readonly number[] {
  return [...new Set(facts.list(PLAN_TABLE, '').map(({ key }) => Number(key.slice(0, key.indexOf(' ')))))];
}

/** The plan and those of its year that it continues, or that continue it: an entity is drawn once in all of them. */
export function plansInOne(facts: Facts, id: string): readonly string[] {
  const own = planOf(facts, id);
  if (own === undefined) return [id];
  const others = plansOf(facts, own.year).filter(
    (other) =>
      own.continues?.includes(other) === true || planOf(facts, other)?.continues?.includes(id) === true,
  );
  return [id, ...others.filter((other) => other !== id)];
}

export function planFacts(event: RecordedEvent): readonly FactChange[] {
  if (event.type !== 'PlanApproved') return [];
  const { year } = event.data as unknown as PlanApproved;
  return [{ table: PLAN_TABLE, key: `${String(year)} ${streamId(event.stream)}`, value: true }];
}

export const whatItContinuesIsOfTheYear: Policy<Plan, PlanApproved> = (_state, { data }, facts) => {
  const wrong = data.continues?.find((id) => planOf(facts, id)?.year !== data.year);
  if (wrong === undefined) return undefined;
  const reason = `The plan continues ${wrong}, which is no approved plan of ${data.year}; correct the id, or leave it out.`;
  return rejection('continued-plan-unknown', reason, { plan: wrong, year: data.year });
};

/** Once a year (原则上每年一次) is once in all plans of the year, not once in each. Asked of new plans only (docs/adr/0017). */
export const anEarlierPlanOfTheYearIsContinued: Policy<Plan, PlanApproved> = (_state, { data }, facts) => {
  const earlier = plansOf(facts, data.year).find(
    (id) => data.continues?.includes(id) !== true && isAlike(data, planOf(facts, id)),
  );
  if (earlier === undefined) return undefined;
  const reason = `The year ${data.year} has the plan ${earlier} already. Name it in "continues", so that nobody whom its draws took is drawn again.`;
  return rejection('earlier-plan-not-continued', reason, { plan: earlier, year: data.year });
};

/** Of the same level, or with draws of the same kind: the sampling of a higher level is what covers, and no plan of one's own. */
function isAlike(plan: PlanApproved, other: Plan | undefined): boolean {
  const kinds = new Set(plan.draws.map(({ kind }) => kind));
  return other?.level === plan.level || other?.draws.some(({ kind }) => kinds.has(kind)) === true;
}
