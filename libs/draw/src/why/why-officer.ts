import type { Sha256 } from '@mingjing/kernel';
import { officerLeaf } from '../algorithm/pool-roots';
import { findById } from '../algorithm/text-order';
import type { PoolOfficer } from '../algorithm/types';
import { neverBy, type Chance } from './chance';
import { absenceProof, proofsOf, type RegisterProof } from './register-proof';
import { placeChance, whyTasks, type StaffedDraw, type TaskCandidate, type WhyTask } from './why-task';

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
  readonly chance?: Chance;
}

export interface OfficerInPool {
  readonly kind: 'IN_POOL';
  readonly row: PoolOfficer;
  readonly inRegister: RegisterProof;
  /** Places as lead or second in this draw. */
  readonly places: number;
  readonly tasks: readonly OfficerTask[];
  /** The probability of no place at all: the product over his tasks of 1 − 2 ÷ eligible. Approximate. */
  readonly never: number;
}

export interface OfficerNotInPool {
  readonly kind: 'NOT_IN_POOL';
  readonly officer: string;
  readonly neighbours: readonly RegisterProof[];
}

export type WhyOfficer = OfficerInPool | OfficerNotInPool;

/** `trials`: how many trial seeds the simulated chance of each task takes. */
export function whyOfficer(
  draw: StaffedDraw,
  root: string,
  officer: string,
  trials: number,
  sha256: Sha256,
): WhyOfficer {
  const { officers } = draw.pool;
  const frozen = { leaves: officers.map(officerLeaf), root };
  const row = findById(officers, officer);
  if (row === undefined) {
    const ids = officers.map(({ id }) => id);
    return { kind: 'NOT_IN_POOL', officer, neighbours: absenceProof(frozen, ids, officer, sha256) };
  }
  const [inRegister] = proofsOf(frozen, [officers.indexOf(row)], sha256);
  if (inRegister === undefined) throw new Error(`The row of ${officer} has no proof`);
  const tasks: OfficerTask[] = [];
  for (const why of whyTasks(draw, sha256)) {
    if (row.fields.includes(why.field)) tasks.push(officerTask(why, officer, trials, sha256));
  }
  const places = tasks.filter(({ place }) => place === 'LEAD' || place === 'SECOND').length;
  const chances = tasks.map(({ chance }) => chance).filter((chance) => chance !== undefined);
  return { kind: 'IN_POOL', row, inRegister, places, tasks, never: neverBy(chances) };
}

function officerTask(why: WhyTask, officer: string, trials: number, sha256: Sha256): OfficerTask {
  const { task, entity, field, bandLimit, candidates } = why;
  const candidate = candidates.find((one) => one.officer === officer);
  const known = { task, entity, field, eligible: candidates.length, bandLimit };
  if (candidate === undefined) return { ...known, place: 'CONFLICT' };
  const chance = placeChance(why, officer, trials, sha256);
  return { ...known, place: candidate.place, candidate, chance };
}
