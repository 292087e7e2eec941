import { canonicalJson, ok, toHex, type Facts, type Json, type Result } from '@mingjing/kernel';
import { freezePool, type FrozenPool } from '../algorithm/frozen-pool';
import { merkleRoot } from '../algorithm/merkle-root';
import { hashStrata, poolRoots } from '../algorithm/pool-roots';
import { shorthandedEntities } from '../algorithm/shorthanded';
import { byId } from '../algorithm/text-order';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { FrozenLists, RegisterFrozen } from '../payloads/register-frozen';
import { numberStrata, type NumberedStratum } from './frozen-strata';
import { encodeList, fileOf } from './lists';
import { conflictsIn, officerPool } from './officer-pool';
import { sortEntities, type SortedEntities } from './sort-entities';

/** `draw-freeze/v1`: what RegisterFrozen says, and its restricted lists. */
export interface FreezeResult {
  readonly data: RegisterFrozen;
  readonly files: readonly Uint8Array[];
}

/**
 * The registers as they stand before `facts.index`. Refuses with `entity-in-two-strata`,
 * `organiser-in-pool`, `bad-annual` and as the algorithm's own `freezePool`.
 */
export function freezeRegister(plan: DrawPlanned, facts: Facts): Result<FreezeResult> {
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
  return pool.ok ? ok(frozen(pool.value, numbered.value, sorted.value, facts)) : pool;
}

function frozen(
  pool: FrozenPool,
  numbered: readonly NumberedStratum[],
  { excluded, unlisted }: SortedEntities,
  facts: Facts,
): FreezeResult {
  const shorthanded = [...shorthandedEntities(pool)];
  const excludedRows = excluded.map(({ entity, reason }) => ({ entity, reason }));
  const { names, files } = listsOf(facts, {
    entities: pool.entities,
    officers: pool.officers,
    conflicts: pool.conflicts,
    excluded: excludedRows,
    unlisted: unlisted.map((entity) => ({ entity })),
    shorthanded,
  });
  const data: RegisterFrozen = {
    asOf: facts.index,
    strata: pool.strata.map((stratum) => ({ ...stratum })),
    strataHash: hashStrata(pool.strata, facts.sha256),
    sizes: numbered.map(({ size }) => size).sort(byId),
    counts: {
      entities: pool.entities.length,
      officers: pool.officers.length,
      conflicts: pool.conflicts.length,
      excluded: excluded.length,
      unlisted: unlisted.length,
      shorthanded: shorthanded.length,
    },
    roots: { ...poolRoots(pool, facts.sha256), excluded: excludedRoot(excludedRows, facts) },
    lists: names,
  };
  return { data, files };
}

/** MTH over the rows by entity, of JCS {"entity","reason"}. */
function excludedRoot(rows: readonly Json[], { sha256 }: Facts): string {
  return toHex(merkleRoot(rows.map(canonicalJson), sha256));
}

function listsOf(
  facts: Facts,
  rows: Readonly<Record<keyof FrozenLists, readonly object[]>>,
): { readonly names: FrozenLists; readonly files: readonly Uint8Array[] } {
  const encoded = Object.entries(rows).map(
    ([name, list]) => [name, encodeList(list as readonly Json[])] as const,
  );
  const names = encoded.map(([name, bytes]) => [name, fileOf(facts, bytes)] as const);
  return {
    names: Object.fromEntries(names) as unknown as FrozenLists,
    files: encoded.map(([, bytes]) => bytes),
  };
}
