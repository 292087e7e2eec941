import { type FactRow, type Facts } from '@mingjing/kernel';
import type { Entity, EntityRow, ImportState, Officer, OfficerRow } from './rows';
import { entityInKey, TABLE } from './rows';

/** The entity as it stands in the register; undefined where it is unknown or its import unfinished. */
export function entityOf(facts: Facts, id: string): Entity | undefined {
  const row = registeredEntity(facts, id);
  return row && inEffect(facts)(row) ? { id, ...row } : undefined;
}

/** The same, an unfinished import or not: as its stream is folded, since the table goes by districts. */
export function registeredEntity(facts: Facts, id: string): EntityRow | undefined {
  return facts.state('registers', `entity/${id}`) as EntityRow | undefined;
}

/** The officer as he stands in the register; undefined where unknown or his import unfinished. */
export function officerOf(facts: Facts, id: string): Officer | undefined {
  const row = facts.get(TABLE.officer, id) as OfficerRow | undefined;
  return row && inEffect(facts)(row) ? { id, ...row } : undefined;
}

/**
 * Every entity in effect, or those of some districts, in no promised order, excluded and closed ones
 * included: a draw lists what it leaves out. One after the other, so that a register of millions is never
 * held whole; of districts nothing else is read.
 */
export function* eachEntityInEffect(facts: Facts, districts?: readonly string[]): Iterable<Entity> {
  const stands = inEffect(facts);
  for (const { key, value } of rowsIn(facts, districts)) {
    const row = value as unknown as EntityRow;
    if (stands(row)) yield Object.assign({ id: entityInKey(key, row) }, row);
  }
}

function* rowsIn(facts: Facts, districts: readonly string[] | undefined): Iterable<FactRow> {
  if (districts === undefined) yield* facts.each(TABLE.entity);
  else for (const district of districts) yield* facts.each(TABLE.entity, `${district} `);
}

/** Every entity in effect, by id in UTF-16 order. */
export function entitiesInEffect(facts: Facts): readonly Entity[] {
  return [...eachEntityInEffect(facts)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every officer in effect, those who cannot inspect included. */
export function officersInEffect(facts: Facts): readonly Officer[] {
  const stands = inEffect(facts);
  const all: Officer[] = [];
  for (const { key, value } of facts.list(TABLE.officer, '')) {
    const row = value as unknown as OfficerRow;
    if (stands(row)) all.push({ ...row, id: key });
  }
  return all;
}

/** Those of them who work in one of the fields, by id in UTF-16 order: nobody else is read. */
export function officersInFields(facts: Facts, fields: readonly string[]): readonly Officer[] {
  const ids = new Set(
    fields.flatMap((field) =>
      facts.list(TABLE.officerField, `${field} `).map(({ key }) => key.slice(field.length + 1)),
    ),
  );
  return [...ids]
    .sort()
    .map((id) => officerOf(facts, id))
    .filter((officer) => officer !== undefined);
}

/** True where an officer in effect works in the field, whether he is here today or not. Looks at as many as it takes to find one. */
export function fieldIsKnown(facts: Facts, field: string): boolean {
  const prefix = `${field} `;
  for (const { key } of facts.each(TABLE.officerField, prefix)) {
    if (officerOf(facts, key.slice(prefix.length)) !== undefined) return true;
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
