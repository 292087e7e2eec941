import type { Context, EventDefinition, Policy } from '@mingjing/kernel';
import { theBandsStandInOrder } from '../domain/band-table';
import { evolveChecklist } from '../domain/checklist';
import { publishChecklist, reviseChecklist } from '../domain/checklist-decisions';
import { itemFacts } from '../domain/listed-items';
import { evolvePlan, type Plan } from '../domain/plan';
import { approvePlan } from '../domain/plan-decisions';
import { anEarlierPlanOfTheYearIsContinued, planFacts } from '../domain/plan-year';
import { theSectionIsRegistered } from '../domain/known-section';
import { decideWeights } from '../domain/plan-weights';
import type { Presets } from '../domain/preset';
import { ratioFacts } from '../domain/ratio';
import { decideRatio } from '../domain/ratio-decisions';
import { ChecklistPublished, ChecklistRevised } from '../payloads/checklist-events';
import { PlanApproved, RatioDecided, WeightsDecided } from '../payloads/plan-events';
import { refusalTitles } from './refusal-titles';

/** Checklists, plans and ratios; plans may name any of the presets that are handed in. */
export function checklistContext(presets: Presets): Context {
  return {
    name: 'checklist',
    streams: [
      { word: 'checklist', evolve: evolveChecklist },
      { word: 'plan', evolve: evolvePlan },
    ],
    events: [
      event('ChecklistPublished', 'checklist', ChecklistPublished, publishChecklist),
      event('ChecklistRevised', 'checklist', ChecklistRevised, reviseChecklist),
      {
        ...event('PlanApproved', 'plan', PlanApproved, approvePlan(presets)),
        admit: admitPlan,
      },
      {
        ...event('RatioDecided', 'plan', RatioDecided, decideRatio(presets)),
        statedBy: ['HEAD', 'DEPUTY'],
        admit: theBandsStandInOrder,
      },
      { ...event('WeightsDecided', 'plan', WeightsDecided, decideWeights), statedBy: ['HEAD', 'DEPUTY'] },
    ],
    facts: (event) => [...itemFacts(event), ...ratioFacts(event), ...planFacts(event)],
    refusals: refusalTitles,
  };
}

const admitPlan: Policy<Plan, PlanApproved> = (state, statement, facts) =>
  theSectionIsRegistered(state, statement, facts) ??
  anEarlierPlanOfTheYearIsContinued(state, statement, facts);

/** Everything here is public and stated by the head: society can hold the bureau to it (及时向社会公布). */
function event<S, D>(
  type: string,
  stream: string,
  payload: new () => D,
  decide: NonNullable<EventDefinition<S, D>['decide']>,
): EventDefinition<S, D> {
  return { type, version: 1, stream, payload, visibility: 'public', statedBy: ['HEAD'], decide };
}
