import { ok, type Facts, type Result } from '@mingjing/kernel';
import type { FrozenPool } from '../algorithm/frozen-pool';
import { hashStrata } from '../algorithm/pool-roots';
import { conflictText, entityText, officerText } from '../algorithm/row-texts';
import { shorthandedEntities } from '../algorithm/shorthanded';
import { byId } from '../algorithm/text-order';
import type { DrawPlanned } from '../payloads/draw-planned';
import type {
  BandMove,
  FrozenLists,
  FrozenRoots,
  RegisterFrozen,
  StratumSize,
} from '../payloads/register-frozen';
import { bandMoves, type BandMoves } from './band-moves';
import { currentPool, type CurrentPool } from './current-pool';
import type { ExcludedRow } from './exclusion';
import { populationsOf } from './frozen-strata';
import { encodeList, fileOf, rootOfList } from './lists';

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
  const rooted = rootedLists(pool, excluded);
  const { names, files } = listsOf(facts, {
    ...rooted,
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
    roots: {
      entities: rootOfList(rooted.entities, facts),
      officers: rootOfList(rooted.officers, facts),
      conflicts: rootOfList(rooted.conflicts, facts),
      excluded: rootOfList(rooted.excluded, facts),
    },
    lists: names,
  };
  return { data, files };
}

/** The lists that have a root of their own. */
function rootedLists(
  { entities, officers, conflicts }: FrozenPool,
  excluded: readonly ExcludedRow[],
): Readonly<Record<keyof FrozenRoots, Uint8Array>> {
  return {
    entities: encodeList(entities, entityText),
    officers: encodeList(officers, officerText),
    conflicts: encodeList(conflicts, conflictText),
    excluded: encodeList(excluded.map(({ entity, reason }) => ({ entity, reason }))),
  };
}

function withMove(size: StratumSize, moved: BandMove | undefined): StratumSize {
  return moved === undefined ? size : { ...size, moved };
}

function listsOf(
  facts: Facts,
  lists: Readonly<Partial<Record<keyof FrozenLists, Uint8Array>>>,
): { readonly names: FrozenLists; readonly files: readonly Uint8Array[] } {
  const names = Object.entries(lists).map(([name, bytes]) => [name, fileOf(facts, bytes)] as const);
  return { names: Object.fromEntries(names) as unknown as FrozenLists, files: Object.values(lists) };
}
