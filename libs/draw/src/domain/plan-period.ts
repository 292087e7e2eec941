import { planOf, type PlannedDraw } from '@mingjing/checklist/contracts';
import {
  addDays,
  clearDeadline,
  instantOf,
  recordedTime,
  setDeadline,
  startOfDay,
  streamId,
  type Deadline,
  type DeadlineDefinition,
  type FactChange,
  type Facts,
  type JsonObject,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { PlanPeriodEnded } from '../payloads/plan-year';
import { outsideAreas } from './plan-areas';
import { lastDayOf, undrawnOf } from './plan-draws';
import { sharesOfYear } from './plan-shares';
import { asJson, TABLE } from './tables';

const KIND = 'plan-period';

/** When the last day of the plan's last draw is over: nothing that it owes can still be drawn in time. */
function periodDeadline(id: string, draws: readonly PlannedDraw[], cause: string): Deadline {
  const due = recordedTime(instantOf(startOfDay(addDays(lastDayOf(draws), 1))));
  return { kind: KIND, key: id, due, cause, data: { plan: id } };
}

/** What a plan owed over its year is counted once, in public, whether or not anybody planned its last draw. */
export const planPeriod: DeadlineDefinition = {
  kind: KIND,
  // A log of before this rule goes on past the moment: whoever reads it finds later entries all the same.
  givesWay: true,
  fire: ({ data }, facts) => {
    const { plan } = data as { plan: string };
    const undrawn = undrawnOf(facts, plan).map(({ no, kind }) => ({ no, kind }));
    const areas = outsideAreas(facts, plan);
    const outcome: PlanPeriodEnded = {
      ...{ undrawn, shares: sharesOfYear(facts, plan) },
      ...(areas === undefined ? {} : { areas }),
    };
    const event = { type: 'PlanPeriodEnded', version: 1, algorithm: 'plan-period/v1' };
    return [{ ...event, stream: `plan/${plan}`, data: asJson(outcome) as JsonObject }];
  },
};

export function approvedPlanRows({ id, stream, data }: RecordedEvent): readonly FactChange[] {
  const { draws } = data as unknown as { readonly draws: readonly PlannedDraw[] };
  return [setDeadline(periodDeadline(streamId(stream), draws, id))];
}

export function endedPlanRows(
  { stream, cause = '', data }: RecordedEvent,
  facts: Facts,
): readonly FactChange[] {
  const id = streamId(stream);
  return [
    clearDeadline(periodDeadline(id, planOf(facts, id)?.draws ?? [], cause)),
    { table: TABLE.planEnded, key: id, value: asJson(data) },
  ];
}
