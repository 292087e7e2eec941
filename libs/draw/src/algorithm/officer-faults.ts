import { rejection, type Rejection } from '@mingjing/kernel';
import { byId, compareUtf8, findById, firstRepeated, isSoundId } from './text-order';
import type { Conflict, PoolEntity, PoolOfficer } from './types';

/** The first reason why these officers (sorted by id, fields sorted) cannot stand in a draw, or null. */
export function officersFault(sorted: readonly PoolOfficer[]): Rejection | null {
  for (const officer of sorted) {
    const fault = officerFault(officer);
    if (fault !== null) return fault;
  }
  const repeated = firstRepeated(sorted, byId);
  if (repeated === null) return null;
  return rejection('duplicate-officer', `Officer ${repeated[0].id} is listed twice. List him once.`, {
    officer: repeated[0].id,
  });
}

function officerFault({ id, fields, load }: PoolOfficer): Rejection | null {
  if (!isSoundId(id) || !fields.every(isSoundId)) {
    return rejection('bad-id', 'An officer needs a readable id and readable fields.', { officer: id });
  }
  if (!Number.isSafeInteger(load) || load < 0) {
    return rejection('bad-load', `The load of officer ${id} must be a whole number, 0 or more.`, {
      officer: id,
      load,
    });
  }
  const repeated = firstRepeated(fields, compareUtf8);
  if (repeated === null) return null;
  return rejection('duplicate-field', `Officer ${id} has the field ${repeated[0]} twice. Name it once.`, {
    officer: id,
    field: repeated[0],
  });
}

/** The order of the conflicts root: by officer, then entity. */
export function byOfficerThenEntity(a: Conflict, b: Conflict): number {
  return compareUtf8(a.officer, b.officer) || compareUtf8(a.entity, b.entity);
}

/** The first reason why these conflicts (sorted) cannot stand beside these rows (by id), or null. */
export function conflictsFault(
  sorted: readonly Conflict[],
  entities: readonly PoolEntity[],
  officers: readonly PoolOfficer[],
): Rejection | null {
  for (const { entity, officer } of sorted) {
    if (findById(officers, officer) === undefined) {
      return unknownInConflict('officer', officer, { entity, officer });
    }
    if (findById(entities, entity) === undefined) {
      return unknownInConflict('entity', entity, { entity, officer });
    }
  }
  const repeated = firstRepeated(sorted, byOfficerThenEntity);
  if (repeated === null) return null;
  const [{ entity, officer }] = repeated;
  return rejection(
    'duplicate-conflict',
    `The conflict of officer ${officer} with entity ${entity} stands twice.`,
    { entity, officer },
  );
}

function unknownInConflict(kind: 'officer' | 'entity', id: string, conflict: Conflict): Rejection {
  return rejection(
    `conflict-names-unknown-${kind}`,
    `A conflict of interest names the ${kind} ${id}, which is not in the pool. Correct the id, or drop the line.`,
    conflict,
  );
}
