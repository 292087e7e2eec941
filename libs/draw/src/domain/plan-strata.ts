import { planOf, ratioDecision, type Plan, type RatioDecision } from '@mingjing/checklist/contracts';
import { rejection, type Facts, type Rejection, type Statement } from '@mingjing/kernel';
import { isSoundRatio, strataFault } from '../algorithm/strata-faults';
import { byId } from '../algorithm/text-order';
import type { Ratio, Stratum } from '../algorithm/types';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';
import { isSmaller, sameShare } from './shares';

/** Numbers that only the frozen register gives stand as [0, 1] until then. */
export const theStrataMustBeSound: PlanPolicy = (_draw, { data }) => {
  const strata = data.strata.map(({ id, field, parties, mode, ratio = [0, 1], minimum = 0 }) => {
    const rule = { id, mode, ratio, minimum };
    return { ...rule, ...(field && { field }), ...(parties && { parties }) } as Stratum;
  });
  return strataFault(strata.sort(byId)) ?? undefined;
};

/** Nobody fits a share to the outcome: each stands on a decision, the plan, or is a census. */
export const everyShareMustBeDecided: PlanPolicy = (_draw, statement, facts) => {
  for (const stratum of statement.data.strata) {
    const broken = refuseShare(stratum, statement, facts);
    if (broken !== undefined) return broken;
  }
  return undefined;
};

function refuseShare(
  stratum: PlannedStratum,
  { data }: Statement<DrawPlanned>,
  facts: Facts,
): Rejection | undefined {
  const decided = decisionOf(stratum, data.plan, facts);
  if (decided !== undefined && 'code' in decided) return decided;
  if (stratum.annual !== undefined) return refuseAnnual(stratum, decided, planOf(facts, data.plan));
  if (stratum.mode === 'census' || stratum.select.records !== undefined) return undefined;
  return decided === undefined ? undecided(stratum.id) : refuseOtherRatio(stratum, stratum.ratio, decided);
}

function decisionOf(
  { id, ratioDecision: named }: PlannedStratum,
  plan: string,
  facts: Facts,
): RatioDecision | Rejection | undefined {
  if (named === undefined) return undefined;
  const decision = ratioDecision(facts, named);
  if (decision?.plan === plan) return decision;
  const reason = `Stratum ${id} names the ratio decision ${named}, which does not stand for the plan ${plan}. Decide the ratio first (RatioDecided).`;
  return rejection('ratio-unknown', reason, { stratum: id, decision: named });
}

/** Bands speak of the frozen register: until then nobody knows which one holds, so no ratio is given. */
function refuseOtherRatio(
  { id }: PlannedStratum,
  ratio: Ratio | undefined,
  decision: RatioDecision,
): Rejection | undefined {
  const decided = decision.ratio;
  if (decided === undefined ? ratio === undefined : ratio !== undefined && sameShare(ratio, decided))
    return undefined;
  const reason =
    decided === undefined
      ? `Stratum ${id} stands on a decision by bands, so its ratio follows from the frozen register. Leave the ratio out.`
      : `Stratum ${id} must have the ratio that was decided, ${decided.join('/')}.`;
  return rejection('ratio-differs', reason, {
    stratum: id,
    ...(ratio === undefined ? {} : { ratio }),
    ...(decided === undefined ? {} : { decided }),
  });
}

/** A yearly share is what the plan binds for its categories, or more; or what was decided. */
function refuseAnnual(
  stratum: PlannedStratum,
  decision: RatioDecision | undefined,
  plan: Plan | undefined,
): Rejection | undefined {
  const { id, annual, select } = stratum;
  if (annual === undefined) return undefined;
  if (stratum.mode !== 'ratio' || stratum.ratio !== undefined || stratum.minimum !== undefined) {
    const reason = `Stratum ${id} goes by a yearly share: its mode is ratio, and ratio and minimum are left out.`;
    return rejection('annual-with-ratio', reason, { stratum: id });
  }
  const { share, step } = annual;
  if (!isSoundRatio(share) || !isSoundRatio(step)) {
    const reason = `The yearly share of stratum ${id} and its step are each two whole numbers, the first not above the second.`;
    return rejection('bad-annual', reason, { stratum: id, share, step });
  }
  if (decision !== undefined) return refuseOtherRatio(stratum, share, decision);
  const short = select.categories.find((category) => !isBound(plan, category, share));
  return short === undefined || sameShare(share, [1, 1]) ? undefined : undecided(id);
}

function isBound(plan: Plan | undefined, category: string, share: Ratio): boolean {
  const bound = plan?.bindings?.find((binding) => binding.category === category)?.ratio;
  return bound !== undefined && !isSmaller(share, bound);
}

function undecided(stratum: string): Rejection {
  const reason = `Nobody has decided the share of stratum ${stratum}. Name the RatioDecided that it stands on, or go by a share that the plan binds.`;
  return rejection('ratio-undecided', reason, { stratum });
}

/** What was drawn earlier this year counts towards the share, so it must leave the pool. */
export const aYearlyShareNeedsItsExclusion: PlanPolicy = (_draw, { data }) => {
  const annual = data.strata.find((stratum) => stratum.annual !== undefined);
  if (annual === undefined || data.exclude?.includes('DRAWN_THIS_YEAR') === true) return undefined;
  const reason = `Stratum ${annual.id} counts earlier draws of the year towards its share: exclude DRAWN_THIS_YEAR.`;
  return rejection('annual-without-exclusion', reason, { stratum: annual.id });
};
