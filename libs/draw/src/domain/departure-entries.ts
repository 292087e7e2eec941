import { chinaDay, type Facts } from '@mingjing/kernel';
import { absenceSince, conflictSince, isEligible, officerOf } from '@mingjing/registers/contracts';
import type { ReplacementRequested, UnavailableSubstitute } from '../payloads/replacement-events';
import type { TaskState } from './assignment';
import { drawOf } from './draw-state';

type Reason = ReplacementRequested['reason'] | UnavailableSubstitute['reason'];

export interface Departing {
  readonly officer: string;
  readonly reason: Reason;
}

/** The day for which the draw asked for valid certificates, and today once it has passed. */
export function dayOfDeparture(task: TaskState | undefined, facts: Facts): string {
  const today = chinaDay(facts.recordedAt);
  const validOn = drawOf(facts, task?.drawId ?? '')?.plan.validOn ?? today;
  return validOn > today ? validOn : today;
}

/**
 * Log index of the entry in the registers by which the reason holds on a day; undefined where they do not
 * hold it, and of a recusal, which the head grants in the task itself.
 */
export function entryOfReason(
  { officer, reason }: Departing,
  task: TaskState | undefined,
  day: string,
  facts: Facts,
): number | undefined {
  return ENTRIES[reason](officer, day, facts, task?.entity ?? '');
}

type Entry = (officer: string, day: string, facts: Facts, entity: string) => number | undefined;

/** Somebody whom the register never held left before everything. */
const UNKNOWN = -1;

const isAway: Entry = (id, day, facts) => absenceSince(facts, id, day) ?? standsAs('UNAVAILABLE', id, facts);

const ENTRIES: Readonly<Record<Reason, Entry>> = {
  RECUSAL: () => undefined,
  CONFLICT: (officer, _day, facts, entity) => conflictSince(facts, officer, entity),
  ABSENCE: isAway,
  DUTY_ELSEWHERE: isAway,
  LEFT_SERVICE: (id, _day, facts) =>
    officerOf(facts, id) === undefined ? UNKNOWN : standsAs('LEFT', id, facts),
  NOT_CERTIFIED: (id, day, facts) => {
    const officer = officerOf(facts, id);
    if (officer === undefined) return UNKNOWN;
    return isEligible(officer, day) ? undefined : officer.since;
  },
};

function standsAs(status: 'LEFT' | 'UNAVAILABLE', id: string, facts: Facts): number | undefined {
  const officer = officerOf(facts, id);
  return officer?.status === status ? officer.since : undefined;
}
