import { canonicalJson, type Facts } from '@mingjing/kernel';
import { tasksOfEntity, type Task } from '../algorithm/assignment';
import type { Assignment, DrawInput } from '../algorithm/draw-types';
import { drawFrom, type ExecutedDraw } from '../algorithm/execute-draw';
import { freezePool, type FrozenPool } from '../algorithm/frozen-pool';
import { drawSeed } from '../algorithm/seed';
import type { Beacon, Conflict, PoolEntity, PoolOfficer, Stratum } from '../algorithm/types';
import { frozenOf, type DrawState, type FrozenRegister } from './draw-state';
import { readList } from './lists';
import { rememberLast } from './remember-last';

/** A draw from its frozen lists and its secrets to the last substitute. */
export interface RecomputedDraw extends ExecutedDraw {
  readonly input: DrawInput;
  readonly pool: FrozenPool;
  readonly seed: Uint8Array;
  /** All tasks, in task order. */
  readonly tasks: readonly PooledTask[];
}

/** A task as the algorithm names it; without an assignment where the pool had no pair. */
export interface PooledTask extends Task {
  readonly stratum: string;
  readonly assignment?: Assignment;
}

/** Throws where a list is not held, or the register not frozen: the entries before rule that out. */
export function recomputeDraw(facts: Facts, draw: DrawState): RecomputedDraw {
  const frozen = frozenOf(facts, draw);
  if (frozen === undefined) throw new Error(`The register of the draw ${draw.id} is not frozen`);
  return recomputed(facts, draw, frozen);
}

const recomputed = rememberLast(
  4,
  (_facts: Facts, draw: DrawState, frozen: FrozenRegister) => keyOf(draw, frozen),
  (facts, draw, frozen) => compute(facts, draw, frozen),
);

/** All that the result depends on, the lists by their content. */
function keyOf(draw: DrawState, { lists, strataHash }: FrozenRegister): string {
  const { entities, officers, conflicts } = lists;
  const hashes = [strataHash, entities.sha256, officers.sha256, conflicts.sha256];
  return canonicalJson([draw.id, hashes, secretsOf(draw), beaconOf(draw) ?? null]);
}

function compute(facts: Facts, draw: DrawState, { strata, lists }: FrozenRegister): RecomputedDraw {
  const beacon = beaconOf(draw);
  const input: DrawInput = {
    drawId: draw.id,
    // Frozen with a field or with parties, as the algorithm's own check made sure.
    strata: strata as readonly unknown[] as readonly Stratum[],
    entities: readList<PoolEntity>(facts, lists.entities, sharingStrata()),
    officers: readList<PoolOfficer>(facts, lists.officers),
    conflicts: readList<Conflict>(facts, lists.conflicts),
    reveals: secretsOf(draw),
    ...(beacon === undefined ? {} : { beacon }),
  };
  const pool = freezePool(input);
  if (!pool.ok) throw new Error(`The frozen register of ${draw.id} is not sound: ${pool.rejection.reason}`);
  const seed = drawSeed(input, facts.sha256);
  const executed = drawFrom(draw.id, pool.value, seed, facts.sha256);
  return { input, pool: pool.value, seed, ...executed, tasks: pooledTasks(draw.id, pool.value, executed) };
}

/** Millions of rows name few strata: each name is held once. */
function sharingStrata(): (row: PoolEntity) => PoolEntity {
  const names = new Map<string, string>();
  return ({ id, stratum: named, weight }) => {
    const stratum = names.get(named) ?? named;
    if (stratum === named) names.set(named, named);
    return { id, stratum, weight };
  };
}

function pooledTasks(
  drawId: string,
  { strata }: FrozenPool,
  { result }: ExecutedDraw,
): readonly PooledTask[] {
  const teams = new Map(result.assignments.map((assignment) => [assignment.task, assignment]));
  return strata.flatMap((stratum, at) =>
    (result.strata[at]?.drawn ?? [])
      .flatMap((entity) => tasksOfEntity(drawId, stratum, entity))
      .map((task) => withTeam({ ...task, stratum: stratum.id }, teams.get(task.id))),
  );
}

export function withTeam(task: PooledTask, assignment: Assignment | undefined): PooledTask {
  return assignment === undefined ? task : { ...task, assignment };
}

function secretsOf({ reveals }: DrawState): DrawInput['reveals'] {
  return reveals.map(({ contributor, secret }) => ({ contributor, secret }));
}

function beaconOf({ beacon }: DrawState): Beacon | undefined {
  if (beacon === undefined) return undefined;
  const { source, value, round } = beacon;
  return { source, value, ...(round === undefined ? {} : { round }) };
}
