import { planOf } from '@mingjing/checklist/contracts';
import { yearOfDay, type Facts } from '@mingjing/kernel';
import { drawOf } from './draw-state';

interface Due {
  readonly due?: string | undefined;
  readonly drawId?: string | undefined;
}

/** Of a row of a list or a task of our own: the year in which it is due; of a draw: the plan's. */
export function yearDue({ due, drawId = '' }: Due, facts: Facts): number {
  if (due !== undefined) return yearOfDay(due);
  return planOf(facts, drawOf(facts, drawId)?.plan.plan ?? '')?.year ?? 0;
}
