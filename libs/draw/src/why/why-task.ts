import { toHex, type Sha256 } from '@mingjing/kernel';
import {
  staffTasks,
  tasksOf,
  tasksOfEntity,
  type StaffedTask,
  type Task,
  type TicketedCandidate,
} from '../algorithm/assignment';
import type { StratumResult } from '../algorithm/draw-types';
import type { FrozenPool } from '../algorithm/frozen-pool';
import { rosterOf, type Roster } from '../algorithm/roster';
import { findById } from '../algorithm/text-order';
import { ticketAt } from '../algorithm/ticket-order';
import type { Simulated } from './chance';
import type { WholeDraws } from './simulated/whole-draws';

/** A draw that was recomputed down to its officers. */
export interface StaffedDraw {
  readonly drawId: string;
  readonly pool: FrozenPool;
  readonly strata: readonly StratumResult[];
  readonly seed: Uint8Array;
  /** Whom its reserve gave since, in the order of the calls; a transcript tells of none. */
  readonly calls?: readonly ReserveGiven[];
}

export interface ReserveGiven {
  readonly stratum: string;
  readonly entity: string;
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
  /** In how many simulated draws he was sent to this task. */
  readonly sent?: number;
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
  /** In how many simulated draws there was such a task: its entity was drawn. */
  readonly simulated?: Simulated;
}

/** Each task of the draw as it was staffed, those that nobody could take too. */
export function* whyTasks(draw: StaffedDraw, sha256: Sha256): Generator<WhyTask> {
  const roster = rosterOf(draw.pool);
  const loads = draw.pool.officers.map(({ load }) => load);
  for (const staffed of staffTasks(everyTask(draw), loads, { roster, seed: draw.seed, sha256 })) {
    yield explained(staffed, roster);
  }
}

/** Calls come last: their loads are those at the end of the assignment and of earlier calls. */
export function* everyTask({ drawId, pool, strata, calls = [] }: StaffedDraw): Generator<Task> {
  yield* tasksOf(drawId, pool, strata);
  for (const { stratum: id, entity } of calls) {
    const stratum = findById(pool.strata, id);
    if (stratum !== undefined) yield* tasksOfEntity(drawId, stratum, entity);
  }
}

/** How often simulated draws came to this task, and sent whom. */
export function withChances(why: WhyTask, draws: WholeDraws | undefined): WhyTask {
  const counts = draws?.tasks.get(why.task);
  if (draws === undefined || counts === undefined) return why;
  const candidates = why.candidates.map((one) => ({ ...one, sent: counts.sent.get(one.officer) ?? 0 }));
  return { ...why, candidates, simulated: { trials: draws.trials, drawn: counts.there } };
}

function explained({ task, eligible, tickets, team }: StaffedTask, roster: Roster): WhyTask {
  const bandLimit = eligible.length === 0 ? null : Math.min(...eligible.map(({ load }) => load)) + 1;
  const placeOf = (candidate: TicketedCandidate): TaskCandidate['place'] => {
    if (team === null) return 'NONE';
    if (candidate === team.lead) return 'LEAD';
    if (candidate === team.second) return 'SECOND';
    return team.substitutes.includes(candidate) ? 'SUBSTITUTE' : 'NONE';
  };
  const candidates = eligible.map((candidate, at) => ({
    officer: roster.officers[candidate.position]?.id ?? '',
    ...{ ticket: toHex(ticketAt(tickets, candidate.at)), rank: at + 1 },
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
