import { planOf, ratioDecision } from '@mingjing/checklist/contracts';
import { organisation } from '@mingjing/governance/contracts';
import { rejection } from '@mingjing/kernel';
import { drawOf, frozenOf } from './draw-state';
import { authorityOf } from './licensing-authority';
import {
  everyCensusMustBeDecided,
  everyMinimumMustBeDecided,
  noYearlyShareStandsOnAMinimum,
} from './plan-decided';
import { noYearlyShareIsLeftOut } from './plan-last-draw';
import type { PlanPolicy } from './plan-place';
import { everyClassOfTheTableHasItsStratum, recordsGoByTheTableOrADecision } from './plan-record-strata';
import {
  aDecidedYearlyShareKeepsTheBindings,
  decidedBandsStandInOrder,
  theDecisionIsTheOneInForce,
} from './plan-ratios';
import { recordTable } from './record-classes';
import { yearlyCap } from './yearly-cap';
import { theDrawMustFitItsEntries } from './plan-size';
import { theWeightsAreThoseOfThePlan } from './plan-weights';

const NEEDS_MEANING: readonly string[] = ['COVERED_UPSTREAM', 'COVERED_KEY'];

/** Whoever adds a task must not thereby hide an entity: the plan says what it takes for covered. */
const whatCoversMustBeSaid: PlanPolicy = (_draw, { data }) => {
  const rule = data.exclude?.find((one) => NEEDS_MEANING.includes(one));
  if (rule === undefined || data.coveredMeans === 'INSPECTED_OR_PENDING') return undefined;
  const reason = `The draw excludes ${rule}: say what covers an entity, "coveredMeans": "INSPECTED_OR_PENDING".`;
  return rejection('covered-means-unsaid', reason, { rule });
};

/** Where exclusions or complaints move a band, the alarm must hear of it: each day by what stood then. */
const theBandAlarmLooksBackDayByDay: PlanPolicy = (_draw, { data }, facts) => {
  const { strata, exclude = [], bandAlarm, upstream } = data;
  const isBanded = strata.some(
    ({ ratioDecision: named = '' }) => (ratioDecision(facts, named)?.bands ?? []).length > 0,
  );
  const turns = recordTable(facts, data.plan).size > 0 || exclude.some((one) => NEEDS_MEANING.includes(one));
  if (!isBanded || !turns || upstream !== undefined || bandAlarm !== undefined) return undefined;
  const reason =
    'Covers or complaints can move a band of this draw: say "bandAlarm": "DAY_BY_DAY", so that the alarm hears of it.';
  return rejection('band-alarm-unsaid', reason);
};

/** Where entities are drawn so often and no more, the reserve keeps to it too. */
const theReserveKeepsTheCap: PlanPolicy = (_draw, { data }, facts) => {
  const capOf = yearlyCap(data.plan, facts);
  const isCapped =
    data.exclude?.includes('DRAWN_THIS_YEAR') === true || data.strata.some((one) => capOf(one) !== undefined);
  if (data.reserve !== 'NEXT' || !isCapped) return undefined;
  const reason =
    'The reserve of this draw would call entities that a later draw has taken: say "reserve": "NEXT_UNDER_CAP".';
  return rejection('reserve-over-cap', reason);
};

/** Without an authority every entity would count as licensed by another one, and the pool be empty. */
const theLicensorMustBeKnown: PlanPolicy = (_draw, { data }, facts) => {
  if (data.exclude?.includes('OTHER_LICENSOR') !== true) return undefined;
  const section = planOf(facts, data.plan)?.responsible.section;
  if (section === undefined || authorityOf(facts, section) !== undefined) return undefined;
  const what =
    organisation(facts, section) === undefined
      ? `The section ${section} of the plan ${data.plan} is not registered`
      : `No licensing authority stands at or above the section ${section} of the plan ${data.plan}`;
  const reason = `${what}, so nobody can tell whose entities the draw may take. Register it (OrgRegistered), or leave OTHER_LICENSOR out.`;
  return rejection('licensor-unknown', reason, { plan: data.plan, section });
};

const POLICIES: readonly PlanPolicy[] = [
  everyMinimumMustBeDecided,
  noYearlyShareStandsOnAMinimum,
  everyCensusMustBeDecided,
  noYearlyShareIsLeftOut,
  decidedBandsStandInOrder,
  theDecisionIsTheOneInForce,
  aDecidedYearlyShareKeepsTheBindings,
  recordsGoByTheTableOrADecision,
  everyClassOfTheTableHasItsStratum,
  theWeightsAreThoseOfThePlan,
  whatCoversMustBeSaid,
  theBandAlarmLooksBackDayByDay,
  theReserveKeepsTheCap,
  theLicensorMustBeKnown,
  theDrawMustFitItsEntries,
];

/** Asked of new plans only (docs/adr/0017), and not of one that takes a frozen register over as it is. */
export const admitPlan: PlanPolicy = (draw, statement, facts) => {
  const replaced = drawOf(facts, statement.data.replaces ?? '');
  if (replaced !== undefined && frozenOf(facts, replaced) !== undefined) return undefined;
  for (const policy of POLICIES) {
    const broken = policy(draw, statement, facts);
    if (broken !== undefined) return broken;
  }
  return undefined;
};
