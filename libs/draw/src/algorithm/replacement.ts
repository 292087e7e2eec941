import { ok, refused, type Result } from '@mingjing/kernel';
import type { Assignment } from './draw-types';
import type { Ratio } from './types';

/** Someone leaves a task: by recusal, or because he cannot come. */
export interface Departure {
  readonly out: string;
  /** Substitutes who cannot come either, each with the reason that is recorded. */
  readonly unavailable: readonly { readonly officer: string; readonly reason: string }[];
}

/**
 * `place`: the one that was left. `incoming`: who comes to the task. `unassigned`: officers are then
 * named by decision (OfficersDesignated), not drawn.
 */
export type Replacement =
  | {
      readonly outcome: 'replaced';
      readonly place: 'lead' | 'second';
      readonly incoming: string;
      readonly assignment: Assignment;
    }
  | { readonly outcome: 'unassigned'; readonly place: 'lead' | 'second'; readonly task: string };

/**
 * The rule leaves nothing to choose: a lead is followed by the second if he can lead, whose place
 * goes to the next substitute; else by the first substitute who can lead. A second is followed by
 * the next substitute. Unavailable substitutes leave the list, so that nobody can call them later.
 *
 * Refuses with `not-on-this-task`, `not-a-substitute`, `unavailable-without-reason`. Loads do not change.
 */
export function replaceOfficer(
  assignment: Assignment,
  departure: Departure,
  canLead: (officer: string) => boolean,
): Result<Replacement> {
  const refusal = departureRefusal(assignment, departure);
  if (refusal !== null) return refusal;
  const absent = new Set(departure.unavailable.map(({ officer }) => officer));
  const available = assignment.substitutes.filter((officer) => !absent.has(officer));
  const rest = { ...assignment, substitutes: available };
  if (departure.out === assignment.second) return ok(callInto(rest, 'second', available[0], {}));
  if (canLead(assignment.second)) {
    return ok(callInto(rest, 'lead', available[0], { lead: assignment.second }));
  }
  return ok(callLead(rest, available.find(canLead)));
}

/** The incoming officer takes the second's place; `moved` says who moved up. */
function callInto(
  assignment: Assignment,
  place: 'lead' | 'second',
  incoming: string | undefined,
  moved: { readonly lead?: string },
): Replacement {
  if (incoming === undefined) return { outcome: 'unassigned', place, task: assignment.task };
  return replaced(place, incoming, { ...assignment, ...moved, second: incoming });
}

function callLead(assignment: Assignment, incoming: string | undefined): Replacement {
  if (incoming === undefined) return { outcome: 'unassigned', place: 'lead', task: assignment.task };
  return replaced('lead', incoming, { ...assignment, lead: incoming });
}

function replaced(place: 'lead' | 'second', incoming: string, team: Assignment): Replacement {
  const substitutes = team.substitutes.filter((officer) => officer !== incoming);
  return { outcome: 'replaced', place, incoming, assignment: { ...team, substitutes } };
}

function departureRefusal(assignment: Assignment, { out, unavailable }: Departure): Result<never> | null {
  const { task, lead, second, substitutes } = assignment;
  if (out !== lead && out !== second) {
    return refused(
      'not-on-this-task',
      `Officer ${out} is neither lead nor second of task ${task}. Name one of the two.`,
      {
        task,
        officer: out,
      },
    );
  }
  for (const { officer, reason } of unavailable) {
    if (!substitutes.includes(officer)) {
      return refused(
        'not-a-substitute',
        `Officer ${officer} is not a substitute of task ${task}. If he is its lead or second, ask for his replacement by itself.`,
        { task, officer },
      );
    }
    if (reason.trim() === '') {
      return refused('unavailable-without-reason', `Say why substitute ${officer} cannot come.`, {
        task,
        officer,
      });
    }
  }
  return null;
}

/**
 * Share of replaced places, the one being asked for included: one departure counts once, also when
 * the second moves up; a place replaced twice counts twice.
 */
export interface ReplacementShare {
  readonly replaced: number;
  readonly assigned: number;
}

export function replacementShare(earlierDepartures: number, assignments: number): ReplacementShare {
  return { replaced: earlierDepartures + 1, assigned: 2 * assignments };
}

/** Above the cap (by default [15, 100]) the head cosigns with a reason. Exact, without division. */
export function isAboveCap({ replaced: places, assigned }: ReplacementShare, [num, den]: Ratio): boolean {
  return BigInt(places) * BigInt(den) > BigInt(num) * BigInt(assigned);
}
