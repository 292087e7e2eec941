import { toHex, type Sha256 } from '@mingjing/kernel';
import { staffTasks, tasksOf, type StaffedTask, type TicketedCandidate } from '../algorithm/assignment';
import type { StratumResult } from '../algorithm/draw-types';
import type { FrozenPool } from '../algorithm/frozen-pool';
import { rosterOf, type Roster } from '../algorithm/roster';
import { pickTeam } from '../algorithm/team';
import { officerTickets } from '../algorithm/tickets';
import { trialSeed, type Chance } from './chance';

/** A draw that was recomputed down to its officers. */
export interface StaffedDraw {
  readonly drawId: string;
  readonly pool: FrozenPool;
  readonly strata: readonly StratumResult[];
  readonly seed: Uint8Array;
}

/** One officer as he stood before one task. */
export interface TaskCandidate {
  readonly officer: string;
  /** Hex. */
  readonly ticket: string;
  /** From 1, among the eligible, by ticket. */
  readonly rank: number;
  readonly canLead: boolean;
  readonly load: number;
  /** Load at most the smallest + 1: the band goes first. */
  readonly inBand: boolean;
  readonly place: 'LEAD' | 'SECOND' | 'SUBSTITUTE' | 'NONE';
}

/** Why these two were sent to this task: everybody who could have been, and what decided. */
export interface WhyTask {
  readonly task: string;
  readonly entity: string;
  readonly field: string;
  /** The highest load that stood in the band; null where nobody was eligible. */
  readonly bandLimit: number | null;
  readonly candidates: readonly TaskCandidate[];
  /** Qualified, but kept out by a declared conflict. */
  readonly barred: readonly string[];
}

/** Each task of the draw as it was staffed, those that nobody could take too. */
export function* whyTasks(draw: StaffedDraw, sha256: Sha256): Generator<WhyTask> {
  const roster = rosterOf(draw.pool);
  const loads = draw.pool.officers.map(({ load }) => load);
  const tasks = tasksOf(draw.drawId, draw.pool, draw.strata);
  for (const staffed of staffTasks(tasks, loads, { roster, seed: draw.seed, sha256 })) {
    yield explained(staffed, roster);
  }
}

function explained({ task, eligible, team }: StaffedTask, roster: Roster): WhyTask {
  const bandLimit = eligible.length === 0 ? null : Math.min(...eligible.map(({ load }) => load)) + 1;
  const placeOf = (candidate: TicketedCandidate): TaskCandidate['place'] => {
    if (team === null) return 'NONE';
    if (candidate === team.lead) return 'LEAD';
    if (candidate === team.second) return 'SECOND';
    return team.substitutes.includes(candidate) ? 'SUBSTITUTE' : 'NONE';
  };
  const candidates = eligible.map((candidate, at) => ({
    officer: roster.officers[candidate.position]?.id ?? '',
    ...{ ticket: toHex(candidate.ticket), rank: at + 1 },
    ...{ canLead: candidate.canLead, load: candidate.load },
    inBand: bandLimit !== null && candidate.load <= bandLimit,
    place: placeOf(candidate),
  }));
  const { id, entity, field } = task;
  return { task: id, entity, field, bandLimit, candidates, barred: barredFrom(roster, entity, field) };
}

function barredFrom(roster: Roster, entity: string, field: string): readonly string[] {
  const conflicted = roster.conflictsByEntity.get(entity);
  if (conflicted === undefined) return [];
  const qualified = roster.positionsByField.get(field) ?? [];
  return qualified.map((at) => roster.officers[at]?.id ?? '').filter((id) => conflicted.has(id));
}

/**
 * How likely an officer was to be of this pair, the loads before it given: 2 ÷ eligible, approximate
 * since band and leads count too, beside the share of trial seeds that took him.
 */
export function placeChance(why: WhyTask, officer: string, trials: number, sha256: Sha256): Chance {
  const { task, candidates } = why;
  let drawn = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const ticketOf = officerTickets(trialSeed(task, trial, sha256), task, sha256);
    const ticketed = candidates.map((one, position) => ({
      ...{ position, canLead: one.canLead, load: one.load, officer: one.officer },
      ticket: toHex(ticketOf(one.officer)),
    }));
    const team = pickTeam(ticketed.sort((a, b) => (a.ticket < b.ticket ? -1 : 1)));
    const taken = team === null ? [] : [team.lead.position, team.second.position];
    if (taken.some((position) => candidates[position]?.officer === officer)) drawn += 1;
  }
  const isStaffed = candidates.length >= 2 && candidates.some(({ canLead }) => canLead);
  const ratio = [isStaffed ? 2 : 0, candidates.length] as const;
  return { kind: 'APPROXIMATE', ratio, simulated: { trials, drawn } };
}
