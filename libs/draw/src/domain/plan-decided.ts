import { planOf, ratioDecision, type Plan } from '@mingjing/checklist/contracts';
import { rejection, type Facts, type Plain } from '@mingjing/kernel';
import type { DrawPlanned, PlannedStratum } from '../payloads/draw-planned';
import type { PlanPolicy } from './plan-place';

type Stratum = Plain<PlannedStratum>;

/** A minimum overrides the share, so whoever decided the share decides it too. */
export const everyMinimumMustBeDecided: PlanPolicy = (_draw, { data }, facts) => {
  for (const { id, mode, annual, minimum = 0, ratioDecision: named } of data.strata) {
    if (mode !== 'ratio' || annual !== undefined) continue;
    const decided = (named === undefined ? undefined : ratioDecision(facts, named)?.minimum) ?? 0;
    if (minimum === decided) continue;
    const reason =
      decided === 0
        ? `Nobody has decided that stratum ${id} draws at least ${minimum}, whatever its share gives. Decide it with the ratio ("minimum" of RatioDecided), or leave it out.`
        : `Stratum ${id} draws at least ${minimum}, where ${decided} was decided with its ratio. Give it that minimum.`;
    return rejection('minimum-differs', reason, { stratum: id, minimum, decided });
  }
  return undefined;
};

/** Of a yearly share the freeze makes numbers of its own: a minimum that was decided with it would be passed over. */
export const noYearlyShareStandsOnAMinimum: PlanPolicy = (_draw, { data }, facts) => {
  for (const { id, annual, ratioDecision: named = '' } of data.strata) {
    const minimum = annual === undefined ? undefined : ratioDecision(facts, named)?.minimum;
    if (minimum === undefined) continue;
    const reason = `Stratum ${id} goes by a yearly share, but ${named} decides at least ${minimum} in each draw. Draw by its ratio and minimum, or have the yearly share decided without one.`;
    return rejection('minimum-with-annual', reason, { stratum: id, minimum, decision: named });
  }
  return undefined;
};

/** Whom a draw takes whole is decided like any share: by the plan's full trades or bindings, or a ratio of 1/1. */
export const everyCensusMustBeDecided: PlanPolicy = (_draw, { data }, facts) => {
  const plan = planOf(facts, data.plan);
  const undecided = data.strata.find(
    (stratum) => isWhole(stratum) && !isCensusOf(stratum, data, plan, facts),
  );
  if (undecided === undefined) return undefined;
  const reason = `Nobody has decided that stratum ${undecided.id} is drawn whole. Name a RatioDecided of [1, 1], or draw trades whole that the plan names in "census".`;
  return rejection('census-undecided', reason, { stratum: undecided.id });
};

function isWhole({ mode, annual }: Stratum): boolean {
  return mode === 'census' || (annual !== undefined && isOne(annual.share));
}

/** A higher level's list is taken as it came; classes of records are taken at their published share or more. */
function isCensusOf(
  { select, ratioDecision: named }: Stratum,
  { upstream }: Plain<DrawPlanned>,
  plan: Plan | undefined,
  facts: Facts,
): boolean {
  if (upstream !== undefined || select.records !== undefined) return true;
  const decided = named === undefined ? undefined : ratioDecision(facts, named)?.ratio;
  return (decided !== undefined && isOne(decided)) || isFullTrade(select, plan);
}

/** By subtypes or by categories that the plan draws in full over its year. */
function isFullTrade({ categories, subtypes }: Stratum['select'], plan: Plan | undefined): boolean {
  const { census = [], bindings = [] } = plan ?? {};
  const boundWhole = bindings.filter(({ ratio }) => isOne(ratio)).map(({ category }) => category);
  const whole = new Set([...census, ...boundWhole]);
  return subtypes?.every((one) => whole.has(one)) === true || categories.every((one) => whole.has(one));
}

function isOne([num, den]: readonly [number, number]): boolean {
  return num === den;
}
