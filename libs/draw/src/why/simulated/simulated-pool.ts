import { tasksOfEntity, type Task } from '../../algorithm/assignment';
import { drawnCount } from '../../algorithm/drawn-count';
import type { FrozenPool } from '../../algorithm/frozen-pool';
import { eligibleOfficers, rosterOf, type Roster } from '../../algorithm/roster';
import { fieldsOf, type PoolEntity, type PoolOfficer, type Stratum } from '../../algorithm/types';

/** Whatever could come about, laid out once for thousands of simulated draws. */
export interface SimulatedPool {
  readonly strata: readonly SimulatedStratum[];
  readonly officers: readonly PoolOfficer[];
  /** Positions in `strata`, one for each call from the reserve, in the order of the calls. */
  readonly calls: readonly number[];
}

export interface SimulatedStratum {
  readonly id: string;
  readonly entities: readonly PoolEntity[];
  readonly drawn: number;
  /** How many are called from its reserve. */
  readonly called: number;
  /** By position in `entities`: the tasks that it would bring. */
  readonly tasks: readonly (readonly SimulatedTask[])[];
}

export interface SimulatedTask extends Task {
  /** Positions in `officers`. */
  readonly eligible: readonly number[];
}

/**
 * The part of a pool that these fields are bound up with, through officers of several fields and strata of
 * several parties: nothing outside of it moves a load in it. `calls`: the stratum of each call from the reserve.
 */
export function simulatedPool(
  drawId: string,
  pool: FrozenPool,
  fields: readonly string[],
  calls: readonly string[] = [],
): SimulatedPool {
  const bound = boundFields(pool, fields);
  const kept = pool.strata.filter((stratum) => fieldsOf(stratum).some((field) => bound.has(field)));
  const roster = rosterOf(pool);
  const strata = kept.map((stratum) => laidOut(drawId, stratum, pool, roster, calls));
  const positions = calls.map((id) => kept.findIndex((stratum) => stratum.id === id));
  return { strata, officers: pool.officers, calls: positions.filter((at) => at >= 0) };
}

/** How many numbers one simulated draw takes: one for each entity, one for each officer who could go. */
export function numbersOf({ strata }: SimulatedPool): number {
  return strata.reduce((sum, { entities, drawn, called, tasks }) => {
    const all = tasks.flat().reduce((count, { eligible }) => count + eligible.length, 0);
    return sum + entities.length + (entities.length === 0 ? 0 : (all * (drawn + called)) / entities.length);
  }, 0);
}

function laidOut(
  drawId: string,
  stratum: Stratum,
  pool: FrozenPool,
  roster: Roster,
  calls: readonly string[],
): SimulatedStratum {
  const entities = pool.entities.filter((entity) => entity.stratum === stratum.id);
  const drawn = drawnCount(stratum, entities.length);
  const called = calls.filter((id) => id === stratum.id).length;
  const tasks = entities.map(({ id }) =>
    tasksOfEntity(drawId, stratum, id).map((task) => ({
      ...task,
      eligible: eligibleOfficers(roster, task.entity, task.field),
    })),
  );
  return { id: stratum.id, entities, drawn, called: Math.min(called, entities.length - drawn), tasks };
}

function boundFields({ strata, officers }: FrozenPool, fields: readonly string[]): ReadonlySet<string> {
  const groups = [...strata.map(fieldsOf), ...officers.map((officer) => officer.fields)];
  const bound = new Set(fields);
  for (let before = -1; before < bound.size;) {
    before = bound.size;
    for (const group of groups) {
      if (group.some((field) => bound.has(field))) for (const field of group) bound.add(field);
    }
  }
  return bound;
}
