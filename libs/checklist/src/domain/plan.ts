import { type Facts, type Plain, type RecordedEvent } from '@mingjing/kernel';
import type { PlanApproved, PlannedDraw, WeightsDecided } from '../payloads/plan-events';

export interface Plan extends Plain<PlanApproved> {
  readonly id: string;
  /** Log index of its approval. */
  readonly index: number;
}

export function evolvePlan(state: Plan | undefined, event: RecordedEvent): Plan | undefined {
  if (event.type === 'WeightsDecided') {
    const { weights } = event.data as unknown as Plain<WeightsDecided>;
    return state && { ...state, weights };
  }
  if (event.type !== 'PlanApproved') return state;
  const data = event.data as unknown as Plain<PlanApproved>;
  return { ...data, id: event.stream.slice('plan/'.length), index: event.index };
}

/** The approved plan; undefined where there is none. */
export function planOf(facts: Facts, id: string): Plan | undefined {
  return facts.state('checklist', `plan/${id}`) as Plan | undefined;
}

/** The draw that the plan foresees under this number. */
export function plannedDraw(plan: Plan, no: number): PlannedDraw | undefined {
  return plan.draws.find((draw) => draw.no === no);
}
