import {
  type Decide,
  type Facts,
  isDay,
  rejection,
  type Rejection,
  type Statement,
  under,
} from '@mingjing/kernel';
import type { PlanApproved, PlannedDraw } from '../payloads/plan-events';
import { checklistOf } from './checklist';
import { refuseUnlessFraction } from './fraction';
import type { Plan } from './plan';
import { whatThePresetAsksIsGiven } from './plan-preset';
import { recordsAreTakenMoreOften } from './plan-records';
import { gradesAreWeighedOnce } from './plan-weights';
import { whatItContinuesIsOfTheYear } from './plan-year';
import type { Presets } from './preset';

export function approvePlan(presets: Presets): Decide<Plan, PlanApproved> {
  return under([
    aPlanIsApprovedOnce,
    theChecklistIsPublished,
    drawsAreNumberedApart,
    drawsLieInThePlansYear,
    whatItContinuesIsOfTheYear,
    categoriesAreBoundOnce,
    recordsAreTakenMoreOften,
    gradesAreWeighedOnce,
    whatThePresetAsksIsGiven(presets),
  ]);
}

function aPlanIsApprovedOnce(state: Plan | undefined): Rejection | undefined {
  if (state === undefined) return undefined;
  const reason = 'This plan is already approved; approve a changed plan under a new id.';
  return rejection('plan-exists', reason, { plan: state.id });
}

function theChecklistIsPublished(
  _state: unknown,
  { data }: Statement<PlanApproved>,
  facts: Facts,
): Rejection | undefined {
  if (checklistOf(facts, data.checklist) !== undefined) return undefined;
  const reason = `The plan follows the checklist ${data.checklist}, which is not published; publish it first.`;
  return rejection('checklist-unknown', reason, { checklist: data.checklist });
}

function drawsAreNumberedApart(_state: unknown, { data }: Statement<PlanApproved>): Rejection | undefined {
  const numbers = data.draws.map(({ no }) => no);
  const no = numbers.find((one, place) => numbers.indexOf(one) < place);
  return no === undefined
    ? undefined
    : rejection(
        'draw-number-twice',
        `The plan has two draws with the number ${no}: give each a number of its own.`,
        { no },
      );
}

function drawsLieInThePlansYear(_state: unknown, { data }: Statement<PlanApproved>): Rejection | undefined {
  const wrong = data.draws.find((draw) => !liesIn(data.year, draw));
  if (wrong === undefined) return undefined;
  const { no, from, to } = wrong;
  const reason = `Draw ${no} runs from ${from} to ${to}: it must begin in ${data.year} and end on a real day not before.`;
  return rejection('draw-period-wrong', reason, { no, from, to, year: data.year });
}

function liesIn(year: number, { from, to }: PlannedDraw): boolean {
  return isDay(from) && isDay(to) && from <= to && from.startsWith(`${year}-`);
}

function categoriesAreBoundOnce(_state: unknown, { data }: Statement<PlanApproved>): Rejection | undefined {
  const bound = new Set<string>();
  for (const { category, ratio } of data.bindings ?? []) {
    if (bound.has(category)) {
      const reason = `The plan binds ${category} twice; keep one share for it.`;
      return rejection('binding-twice', reason, { category });
    }
    bound.add(category);
    const broken = refuseUnlessFraction(ratio, `the binding of ${category}`);
    if (broken !== undefined) return broken;
  }
  return undefined;
}
