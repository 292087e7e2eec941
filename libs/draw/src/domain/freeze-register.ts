import { canonicalJson, ok, toHex, type Facts, type Json, type Result } from '@mingjing/kernel';
import { merkleRoot } from '../algorithm/merkle-root';
import { entityLeaf, hashStrata, poolRoots } from '../algorithm/pool-roots';
import { shorthandedEntities } from '../algorithm/shorthanded';
import { byId } from '../algorithm/text-order';
import type { DrawPlanned } from '../payloads/draw-planned';
import type { BandMove, FrozenLists, RegisterFrozen, StratumSize } from '../payloads/register-frozen';
import { bandMoves, type BandMoves } from './band-moves';
import { currentPool, type CurrentPool } from './current-pool';
import { populationsOf } from './frozen-strata';
import { encodeList, fileOf } from './lists';

/** `draw-freeze/v1`: what RegisterFrozen says, and its restricted lists. */
export interface FreezeResult {
  readonly data: RegisterFrozen;
  readonly files: readonly Uint8Array[];
}

/** Refuses as `currentPool` does. */
export function freezeRegister(plan: DrawPlanned, facts: Facts): Result<FreezeResult> {
  const current = currentPool(plan, facts);
  if (!current.ok) return current;
  const moves = bandMoves(plan, populationsOf(current.value.pool.entities), facts);
  return ok(frozen(current.value, moves, facts));
}

function frozen(
  { pool, numbered, sorted: { excluded, unlisted } }: CurrentPool,
  { byStratum, movers }: BandMoves,
  facts: Facts,
): FreezeResult {
  const shorthanded = [...shorthandedEntities(pool)];
  const excludedRows = excluded.map(({ entity, reason }) => ({ entity, reason }));
  const { names, files } = listsOf(facts, {
    entities: encodeList(pool.entities, entityLeaf),
    officers: encodeList(pool.officers),
    conflicts: encodeList(pool.conflicts),
    excluded: encodeList(excludedRows),
    unlisted: encodeList(unlisted.map((entity) => ({ entity }))),
    shorthanded: encodeList(shorthanded),
    ...(movers.length === 0 ? {} : { movers: encodeList(movers) }),
  });
  const data: RegisterFrozen = {
    asOf: facts.index,
    strata: pool.strata.map((stratum) => ({ ...stratum })),
    strataHash: hashStrata(pool.strata, facts.sha256),
    sizes: numbered.map(({ size }) => withMove(size, byStratum.get(size.id))).sort(byId),
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

function withMove(size: StratumSize, moved: BandMove | undefined): StratumSize {
  return moved === undefined ? size : { ...size, moved };
}

/** MTH over the rows by entity, of JCS {"entity","reason"}. */
function excludedRoot(rows: readonly Json[], { sha256 }: Facts): string {
  return toHex(merkleRoot(rows.map(canonicalJson), sha256));
}

function listsOf(
  facts: Facts,
  lists: Readonly<Partial<Record<keyof FrozenLists, Uint8Array>>>,
): { readonly names: FrozenLists; readonly files: readonly Uint8Array[] } {
  const names = Object.entries(lists).map(([name, bytes]) => [name, fileOf(facts, bytes)] as const);
  return { names: Object.fromEntries(names) as unknown as FrozenLists, files: Object.values(lists) };
}
