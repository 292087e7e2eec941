import { ok, type Facts, type Result } from '@mingjing/kernel';
import { freezePool, type FrozenPool } from '../algorithm/frozen-pool';
import type { DrawPlanned } from '../payloads/draw-planned';
import { numberStrata, type NumberedStratum } from './frozen-strata';
import { conflictsIn, officerPool } from './officer-pool';
import { sortEntities, type SortedEntities } from './sort-entities';

/** What a freeze at this moment would take: the pool, the numbers of its strata, who stays out. */
export interface CurrentPool {
  readonly pool: FrozenPool;
  readonly numbered: readonly NumberedStratum[];
  readonly sorted: SortedEntities;
}

/**
 * The registers as they stand before `facts.index`. Refuses with `entity-in-two-strata`,
 * `organiser-in-pool`, `registrar-in-pool`, `front-line-too-few`, `bad-annual` and as the algorithm's
 * own `freezePool`.
 */
export function currentPool(plan: DrawPlanned, facts: Facts): Result<CurrentPool> {
  const sorted = sortEntities(plan, facts);
  if (!sorted.ok) return sorted;
  const numbered = numberStrata(plan.strata, sorted.value, facts);
  if (!numbered.ok) return numbered;
  const officers = officerPool(plan, facts);
  if (!officers.ok) return officers;
  const { pool: entities } = sorted.value;
  const pool = freezePool({
    strata: numbered.value.map(({ stratum }) => stratum),
    entities,
    officers: officers.value,
    conflicts: conflictsIn(facts, officers.value, entities),
  });
  return pool.ok ? ok({ pool: pool.value, numbered: numbered.value, sorted: sorted.value }) : pool;
}
