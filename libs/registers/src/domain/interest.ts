import { type Facts } from '@mingjing/kernel';
import { TABLE } from './rows';

/** Neither id holds a space. */
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

/** Ids of the entities in which an officer's interest stands, by UTF-16, whatever became of them. */
export function interestsOf(facts: Facts, officer: string): readonly string[] {
  return facts.list(TABLE.interest, `${officer} `).map(({ key }) => key.slice(officer.length + 1));
}
