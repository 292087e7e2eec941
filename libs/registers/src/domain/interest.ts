import { type Facts } from '@mingjing/kernel';
import { entityOf, officersInEffect } from './in-effect';
import { TABLE } from './rows';

export interface ConflictPair {
  readonly officer: string;
  readonly entity: string;
}

/** Neither id holds a space, so the pair can be read back. */
export function interestKey(officer: string, entity: string): string {
  return `${officer} ${entity}`;
}

/** Log index of the declaration of a standing interest. */
export function conflictSince(facts: Facts, officer: string, entity: string): number | undefined {
  const row = facts.get(TABLE.interest, interestKey(officer, entity)) as
    { readonly since: number } | undefined;
  return row?.since;
}

/** True while the officer's interest in the entity is declared and not withdrawn. */
export function hasConflict(facts: Facts, officer: string, entity: string): boolean {
  return facts.get(TABLE.interest, interestKey(officer, entity)) !== undefined;
}

/** Standing interests between officers and entities in effect: a draw refuses pairs of unknown ids. */
export function conflictPairs(facts: Facts): readonly ConflictPair[] {
  const rows = facts.list(TABLE.interest, '');
  if (rows.length === 0) return [];
  const officers = new Set(officersInEffect(facts).map(({ id }) => id));
  return rows
    .map(({ key }) => pairOf(key))
    .filter(({ officer, entity }) => officers.has(officer) && entityOf(facts, entity) !== undefined);
}

function pairOf(key: string): ConflictPair {
  const space = key.indexOf(' ');
  return { officer: key.slice(0, space), entity: key.slice(space + 1) };
}
