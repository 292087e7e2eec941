import type { Sha256 } from '@mingjing/kernel';
import type { Assignment, StratumResult, TaskAssignments } from './draw-types';
import type { FrozenPool } from './frozen-pool';
import { eligibleOfficers, rosterOf, type Roster } from './roster';
import { pickTeam, type Candidate, type Team } from './team';
import { byId } from './text-order';
import { compareTickets, type TicketTable } from './ticket-order';
import { officerTickets, taskId } from './tickets';
import { isJoint, type Stratum } from './types';

export interface Task {
  readonly id: string;
  readonly entity: string;
  readonly field: string;
}

/** What one assignment of a draw needs besides its tasks. */
export interface AssignmentTable {
  readonly roster: Roster;
  readonly seed: Uint8Array;
  readonly sha256: Sha256;
}

/** Stratum order, then rank order, then, in a joint stratum, its parties in id order. */
export function* tasksOf(
  drawId: string,
  pool: FrozenPool,
  selection: readonly StratumResult[],
): Generator<Task> {
  for (const [at, { drawn }] of selection.entries()) {
    const stratum = pool.strata[at];
    if (stratum === undefined) continue;
    for (const entity of drawn) yield* tasksOfEntity(drawId, stratum, entity);
  }
}

export function tasksOfEntity(drawId: string, stratum: Stratum, entity: string): readonly Task[] {
  if (!isJoint(stratum)) return [{ id: taskId(drawId, entity), entity, field: stratum.field }];
  return [...stratum.parties]
    .sort(byId)
    .map(({ id, field }) => ({ id: taskId(drawId, entity, id), entity, field }));
}

/** Assigns every drawn entity of a selection, loads starting at the frozen ones. */
export function assignOfficers(
  drawId: string,
  pool: FrozenPool,
  selection: readonly StratumResult[],
  seed: Uint8Array,
  sha256: Sha256,
): TaskAssignments {
  const table: AssignmentTable = { roster: rosterOf(pool), seed, sha256 };
  const loads = pool.officers.map(({ load }) => load);
  return assignTasks(tasksOf(drawId, pool, selection), loads, table);
}

/** `loads` by position in the roster; each lead and second assigned raises his own by one. */
export function assignTasks(tasks: Iterable<Task>, loads: number[], table: AssignmentTable): TaskAssignments {
  const assignments: Assignment[] = [];
  const unassigned: string[] = [];
  const idOf = ({ position }: Candidate): string => table.roster.officers[position]?.id ?? '';
  for (const { task, team } of staffTasks(tasks, loads, table)) {
    if (team === null) unassigned.push(task.id);
    else {
      assignments.push({
        task: task.id,
        lead: idOf(team.lead),
        second: idOf(team.second),
        substitutes: team.substitutes.map(idOf),
      });
    }
  }
  return { assignments, unassigned };
}

/** A task, who was eligible (in ticket order, with the load before it), and who was taken; null: nobody. */
export interface StaffedTask {
  readonly task: Task;
  readonly eligible: readonly TicketedCandidate[];
  readonly tickets: TicketTable;
  readonly team: Team | null;
}

/** `at`: where his ticket stands in the table of the task. */
export type TicketedCandidate = Candidate & { readonly at: number };

/** One task after the other, as each raises the loads that the next one sees. */
export function* staffTasks(
  tasks: Iterable<Task>,
  loads: number[],
  table: AssignmentTable,
): Generator<StaffedTask> {
  for (const task of tasks) {
    const { eligible, tickets } = inTicketOrder(task, loads, table);
    const team = pickTeam(eligible);
    for (const { position, load } of team === null ? [] : [team.lead, team.second]) {
      loads[position] = load + 1;
    }
    yield { task, eligible, tickets, team };
  }
}

/** The eligible by officer ticket, then id: they come by id, so the smaller place breaks a tie. */
function inTicketOrder(
  task: Task,
  loads: readonly number[],
  { roster, seed, sha256 }: AssignmentTable,
): Pick<StaffedTask, 'eligible' | 'tickets'> {
  const positions = eligibleOfficers(roster, task.entity, task.field);
  const ids = positions.map((position) => roster.officers[position]?.id ?? '');
  const tickets = officerTickets(seed, task.id, ids, sha256);
  const eligible = positions.map((position, at) => {
    const canLead = roster.officers[position]?.canLead ?? false;
    return { position, canLead, load: loads[position] ?? 0, at };
  });
  return { eligible: eligible.sort((a, b) => compareTickets(tickets, a.at, b.at) || a.at - b.at), tickets };
}
