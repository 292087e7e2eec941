import { type Facts } from '@mingjing/kernel';
import type { Entity, EntityRow, ImportState, Officer, OfficerRow } from './rows';
import { TABLE } from './rows';

/** The entity as it stands in the register; undefined where it is unknown or its import unfinished. */
export function entityOf(facts: Facts, id: string): Entity | undefined {
  const row = facts.get(TABLE.entity, id) as EntityRow | undefined;
  return row && inEffect(facts)(row) ? { id, ...row } : undefined;
}

/** The officer as he stands in the register; undefined where unknown or his import unfinished. */
export function officerOf(facts: Facts, id: string): Officer | undefined {
  const row = facts.get(TABLE.officer, id) as OfficerRow | undefined;
  return row && inEffect(facts)(row) ? { id, ...row } : undefined;
}

/**
 * Every entity in effect, in no promised order, excluded and closed ones included: a draw lists what it
 * leaves out. One after the other, so that a register of millions is never held whole.
 */
export function* eachEntityInEffect(facts: Facts): Iterable<Entity> {
  const stands = inEffect(facts);
  for (const { key, value } of facts.each(TABLE.entity)) {
    const row = value as unknown as EntityRow;
    if (stands(row)) yield Object.assign({ id: key }, row);
  }
}

/** The same, by id in UTF-16 order. */
export function entitiesInEffect(facts: Facts): readonly Entity[] {
  return rowsInEffect<EntityRow>(facts, TABLE.entity);
}

/** Every officer in effect, those who cannot inspect included. */
export function officersInEffect(facts: Facts): readonly Officer[] {
  return rowsInEffect<OfficerRow>(facts, TABLE.officer);
}

/** True where an officer in effect works in the field, whether he is here today or not. Looks at as many as it takes to find one. */
export function fieldIsKnown(facts: Facts, field: string): boolean {
  const stands = inEffect(facts);
  for (const { value } of facts.each(TABLE.officer)) {
    const row = value as unknown as OfficerRow;
    if (row.fields.includes(field) && stands(row)) return true;
  }
  return false;
}

/** Unlicensed places (无证) are found, not drawn; excluded ones are outside the law's scope. */
export function mayBeDrawn(entity: EntityRow): boolean {
  return entity.status === 'ACTIVE' && entity.excluded === undefined && entity.category !== 'UN';
}

/** Fit to inspect on a day (YYYY-MM-DD, China); the certificate's first and last day count. */
export function isEligible(officer: OfficerRow, day: string): boolean {
  const { status, employment, certificate } = officer;
  return (
    status === 'ACTIVE' &&
    employment !== 'CONTRACT' &&
    certificate.validFrom <= day &&
    day <= certificate.validTo
  );
}

/** True once ImportCompleted stands for the file with this SHA-256 (hex). */
export function importIsComplete(facts: Facts, file: string): boolean {
  const state = facts.get(TABLE.import, file) as ImportState | undefined;
  return state?.completed !== undefined;
}

function rowsInEffect<R extends EntityRow | OfficerRow>(
  facts: Facts,
  table: string,
): readonly (R & { readonly id: string })[] {
  const stands = inEffect(facts);
  const all: (R & { readonly id: string })[] = [];
  for (const { key, value } of facts.list(table, '')) {
    const row = value as unknown as R;
    if (stands(row)) all.push({ ...row, id: key });
  }
  return all;
}

/** Asks about each import once, however many rows came from it. */
function inEffect(facts: Facts): (row: EntityRow | OfficerRow) => boolean {
  const known = new Map<string, boolean>();
  return ({ import: file }) => {
    if (file === undefined) return true;
    const answer = known.get(file) ?? importIsComplete(facts, file);
    known.set(file, answer);
    return answer;
  };
}
