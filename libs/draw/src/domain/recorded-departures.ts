import { rejection, type Facts } from '@mingjing/kernel';
import type { ReplacementRequested } from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { dayOfDeparture, entryOfReason, type Departing } from './departure-entries';
import { isVouchedFor } from './own-departure';
import type { TaskPolicy } from './task-policies';

/**
 * Never a chosen person (draw.md, replacement): whoever could call anybody absent would choose among
 * the substitutes by passing over the others. What the registers do not hold, the head answers for.
 */
export const everyDepartureStandsInTheRegisters: TaskPolicy<ReplacementRequested> = (
  task,
  { data, cosigners = [] },
  facts,
) => {
  const { out, reason, unavailable = [] } = data;
  const day = dayOfDeparture(task, facts);
  const unproved = [{ officer: out, reason }, ...unavailable].find(
    (one) => !isRecorded(one, task, day, facts) && !isVouchedFor(one.officer, cosigners, facts),
  );
  if (unproved === undefined) return undefined;
  const why = `Nothing in the registers says that officer ${unproved.officer} cannot go on ${day} (${unproved.reason}). Have the registrar record it first (AbsenceRecorded, OfficerChanged, InterestDeclared), or let the head cosign, for whom the deputy does.`;
  return rejection('departure-not-recorded', why, { ...unproved, day });
};

function isRecorded(departing: Departing, task: TaskState | undefined, day: string, facts: Facts): boolean {
  // Granted by the head, or refused as `recusal-not-granted` before.
  return departing.reason === 'RECUSAL' || entryOfReason(departing, task, day, facts) !== undefined;
}
