import type { Sha256 } from '@mingjing/kernel';
import { officerText } from '../algorithm/row-texts';
import { findById } from '../algorithm/text-order';
import type { PoolOfficer } from '../algorithm/types';
import type { WholeDrawsOf } from './asked-draws';
import { simulatedChance, type Chance } from './chance';
import { absenceProof, proofsOf, type RegisterProof } from './register-proof';
import type { WholeDraws } from './simulated/whole-draws';
import { whyTasks, withChances, type StaffedDraw, type TaskCandidate, type WhyTask } from './why-task';

/** One task of the officer's fields. CONFLICT: he may not be sent there. */
export interface OfficerTask {
  readonly task: string;
  readonly entity: string;
  readonly field: string;
  readonly place: TaskCandidate['place'] | 'CONFLICT';
  readonly eligible: number;
  readonly bandLimit: number | null;
  /** Absent where a conflict kept him out. */
  readonly candidate?: TaskCandidate;
  /** Of being sent there, before anybody knew whether there would be such a task. */
  readonly chance?: Chance;
  /** In how many of the simulated draws there was such a task. */
  readonly simulatedTasks?: number;
}

export interface OfficerInPool {
  readonly kind: 'IN_POOL';
  readonly row: PoolOfficer;
  readonly inRegister: RegisterProof;
  /** Places as lead or second in this draw, calls from the reserve included, replacements not. */
  readonly places: number;
  readonly tasks: readonly OfficerTask[];
  /** Of any place at all, by whole draws; absent where the draw is too large to be simulated here. */
  readonly chance?: Chance;
}

export interface OfficerNotInPool {
  readonly kind: 'NOT_IN_POOL';
  readonly officer: string;
  readonly neighbours: readonly RegisterProof[];
}

export type WhyOfficer = OfficerInPool | OfficerNotInPool;

export function whyOfficer(
  draw: StaffedDraw,
  root: string,
  officer: string,
  drawsOf: WholeDrawsOf,
  sha256: Sha256,
): WhyOfficer {
  const { officers } = draw.pool;
  const frozen = { leaves: officers.map(officerText), root };
  const row = findById(officers, officer);
  if (row === undefined) {
    const ids = officers.map(({ id }) => id);
    return { kind: 'NOT_IN_POOL', officer, neighbours: absenceProof(frozen, ids, officer, sha256) };
  }
  const [inRegister] = proofsOf(frozen, [officers.indexOf(row)], sha256);
  if (inRegister === undefined) throw new Error(`The row of ${officer} has no proof`);
  const draws = drawsOf(draw, row.fields);
  const tasks: OfficerTask[] = [];
  for (const why of whyTasks(draw, sha256)) {
    if (row.fields.includes(why.field)) tasks.push(officerTask(withChances(why, draws), officer));
  }
  const places = tasks.filter(({ place }) => place === 'LEAD' || place === 'SECOND').length;
  return { kind: 'IN_POOL', row, inRegister, places, tasks, ...ofAnyPlace(draws, officer) };
}

function ofAnyPlace(draws: WholeDraws | undefined, officer: string): { readonly chance?: Chance } {
  const chance = chanceOfAnyPlace(draws, officer);
  return chance === undefined ? {} : { chance };
}

/** Undefined where no draws were simulated. */
export function chanceOfAnyPlace(draws: WholeDraws | undefined, officer: string): Chance | undefined {
  return draws && simulatedChance(draws.withPlace.get(officer) ?? 0, draws.trials);
}

function officerTask(why: WhyTask, officer: string): OfficerTask {
  const { task, entity, field, bandLimit, candidates, simulated } = why;
  const candidate = candidates.find((one) => one.officer === officer);
  const known = { task, entity, field, eligible: candidates.length, bandLimit };
  if (candidate === undefined) return { ...known, place: 'CONFLICT' };
  const staffed = { ...known, place: candidate.place, candidate };
  if (simulated === undefined) return staffed;
  const { trials, drawn } = simulated;
  return { ...staffed, chance: simulatedChance(candidate.sent ?? 0, trials), simulatedTasks: drawn };
}
