import type { FrozenPool } from './frozen-pool';
import type { PoolOfficer } from './types';

/**
 * The officers of a pool, indexed once: by field, and the conflicts by entity. A task then looks at
 * the officers of its own field only – some 28 of 80,000 in a nation of 2,800 jurisdictions.
 */
export interface Roster {
  /** By id: a position in this list is the order by id. */
  readonly officers: readonly PoolOfficer[];
  /** Positions, ascending. */
  readonly positionsByField: ReadonlyMap<string, readonly number[]>;
  readonly conflictsByEntity: ReadonlyMap<string, ReadonlySet<string>>;
}

export function rosterOf(pool: FrozenPool): Roster {
  return {
    officers: pool.officers,
    positionsByField: positionsByField(pool.officers),
    conflictsByEntity: conflictsByEntity(pool),
  };
}

function positionsByField(officers: readonly PoolOfficer[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  officers.forEach(({ fields }, position) => {
    for (const field of fields) {
      const positions = index.get(field);
      if (positions === undefined) index.set(field, [position]);
      else positions.push(position);
    }
  });
  return index;
}

function conflictsByEntity({ conflicts }: FrozenPool): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { entity, officer } of conflicts) {
    const officers = index.get(entity);
    if (officers === undefined) index.set(entity, new Set([officer]));
    else officers.add(officer);
  }
  return index;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Officers, by id, qualified in the field and without a conflict with the entity. */
export function eligibleOfficers(roster: Roster, entity: string, field: string): readonly number[] {
  const conflicted = roster.conflictsByEntity.get(entity) ?? NOBODY;
  const qualified = roster.positionsByField.get(field) ?? [];
  if (conflicted.size === 0) return qualified;
  return qualified.filter((position) => !conflicted.has(roster.officers[position]?.id ?? ''));
}
