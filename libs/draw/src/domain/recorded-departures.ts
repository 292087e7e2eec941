import { holdsRole } from '@mingjing/governance/contracts';
import { chinaDay, rejection, type Facts } from '@mingjing/kernel';
import { hasConflict, isAbsent, isEligible, officerOf } from '@mingjing/registers/contracts';
import type { ReplacementRequested, UnavailableSubstitute } from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { drawOf } from './draw-state';
import type { TaskPolicy } from './task-policies';

type Reason = ReplacementRequested['reason'] | UnavailableSubstitute['reason'];

interface Departing {
  readonly officer: string;
  readonly reason: Reason;
}

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
    (one) => !isRecorded(one, task, day, facts),
  );
  if (unproved === undefined || cosigners.some((actor) => holdsRole(facts, actor, 'HEAD'))) return undefined;
  const why = `Nothing in the registers says that officer ${unproved.officer} cannot go on ${day} (${unproved.reason}). Have the registrar record it first (AbsenceRecorded, OfficerChanged, InterestDeclared), or let the head cosign.`;
  return rejection('departure-not-recorded', why, { ...unproved, day });
};

/** The day for which the draw asked for valid certificates, and today once it has passed. */
function dayOfDeparture(task: TaskState | undefined, facts: Facts): string {
  const today = chinaDay(facts.recordedAt);
  const validOn = drawOf(facts, task?.drawId ?? '')?.plan.validOn ?? today;
  return validOn > today ? validOn : today;
}

function isRecorded(
  { officer, reason }: Departing,
  task: TaskState | undefined,
  day: string,
  facts: Facts,
): boolean {
  return RECORDED[reason](officer, day, facts, task?.entity ?? '');
}

const RECORDED: Readonly<
  Record<Reason, (officer: string, day: string, facts: Facts, entity: string) => boolean>
> = {
  // Granted by the head, or refused as `recusal-not-granted` before.
  RECUSAL: () => true,
  CONFLICT: (officer, _day, facts, entity) => hasConflict(facts, officer, entity),
  ABSENCE: isAway,
  DUTY_ELSEWHERE: isAway,
  LEFT_SERVICE: (id, _day, facts) => (officerOf(facts, id)?.status ?? 'LEFT') === 'LEFT',
  NOT_CERTIFIED: (id, day, facts) => {
    const officer = officerOf(facts, id);
    return officer === undefined || !isEligible(officer, day);
  },
};

function isAway(id: string, day: string, facts: Facts): boolean {
  return isAbsent(facts, id, day) || officerOf(facts, id)?.status === 'UNAVAILABLE';
}
