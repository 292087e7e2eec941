import { rejection, type Rejection } from '@mingjing/kernel';
import { isSoundWeight } from './strata-faults';
import { byId, findById, firstRepeated, isSoundId } from './text-order';
import { isJoint, type JointStratum, type PoolEntity, type Stratum } from './types';

/** The first reason why these entities (sorted by id) cannot stand in a draw, or null. */
export function entitiesFault(sorted: readonly PoolEntity[], strata: readonly Stratum[]): Rejection | null {
  const known = new Set(strata.map(({ id }) => id));
  for (const entity of sorted) {
    const fault = entityFault(entity, known);
    if (fault !== null) return fault;
  }
  return repeatedEntity(sorted) ?? taskIdClash(sorted, strata);
}

function entityFault({ id, stratum, weight }: PoolEntity, known: ReadonlySet<string>): Rejection | null {
  if (!isSoundId(id)) {
    return rejection('bad-id', 'An entity has no readable id. Give it the id of the register.', {
      entity: id,
    });
  }
  if (!known.has(stratum)) {
    return rejection(
      'unknown-stratum',
      `Entity ${id} stands in stratum ${stratum}, which this draw does not have. Correct the stratum or add it to the plan.`,
      { entity: id, stratum },
    );
  }
  if (isSoundWeight(weight)) return null;
  return rejection(
    'bad-weight',
    `The weight of entity ${id} must be a whole number from 1 to 2147483647; to leave an entity out, exclude it with a reason.`,
    { entity: id, weight },
  );
}

/** An entity stands in exactly one stratum: twice in the same, or in two, is refused by its own name. */
function repeatedEntity(sorted: readonly PoolEntity[]): Rejection | null {
  const repeated = firstRepeated(sorted, byId);
  if (repeated === null) return null;
  const [{ id, stratum: first }, { stratum: second }] = repeated;
  if (first === second) {
    return rejection('duplicate-entity', `Entity ${id} is listed twice in stratum ${first}. List it once.`, {
      entity: id,
      stratum: first,
    });
  }
  return rejection(
    'entity-in-two-strata',
    `Entity ${id} stands in the strata ${first} and ${second}. Narrow one of the two, so that it fits only one.`,
    { entity: id, strata: [first, second] },
  );
}

/**
 * Two tasks with one id would share their officer tickets: entity `7/health` beside party `health`
 * of entity `7`. Only where a stratum is joint can that be.
 */
function taskIdClash(sorted: readonly PoolEntity[], strata: readonly Stratum[]): Rejection | null {
  const joint = new Map(strata.filter(isJoint).map((stratum) => [stratum.id, stratum]));
  if (joint.size === 0) return null;
  for (const entity of sorted) {
    const twin = twinOf(entity, joint.get(entity.stratum), sorted);
    if (twin === undefined) continue;
    return rejection(
      'task-id-clash',
      `A task of entity ${entity.id} would have the same id as the task of entity ${twin.id}. Give one of them another id.`,
      { entity: entity.id, other: twin.id },
    );
  }
  return null;
}

function twinOf(
  entity: PoolEntity,
  stratum: JointStratum | undefined,
  sorted: readonly PoolEntity[],
): PoolEntity | undefined {
  for (const party of stratum?.parties ?? []) {
    const twin = findById(sorted, `${entity.id}/${party.id}`);
    if (twin !== undefined) return twin;
  }
  return undefined;
}
