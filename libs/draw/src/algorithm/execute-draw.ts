import { ok, toHex, type Result, type Sha256 } from '@mingjing/kernel';
import { assignOfficers } from './assignment';
import type { CutOff, DrawInput, DrawResult, StratumCutOff } from './draw-types';
import { freezePool, type FrozenPool } from './frozen-pool';
import { drawSeed } from './seed';
import { seedInputFault } from './seed-faults';
import { selectEntities, type StratumSelection } from './selection';

export interface ExecutedDraw {
  readonly result: DrawResult;
  /** In stratum order, as DrawExecuted publishes them. */
  readonly cutOffs: readonly StratumCutOff[];
}

/**
 * The whole draw, from the frozen pool and the reveals to the last substitute. Refuses as
 * `freezePool` and `seedInputFault` do; a draw that was not refused always has a result.
 */
export function executeDraw(input: DrawInput, sha256: Sha256): Result<ExecutedDraw> {
  const fault = seedInputFault(input);
  if (fault !== null) return { ok: false, rejection: fault };
  const pool = freezePool(input);
  if (!pool.ok) return pool;
  return ok(drawFrom(input.drawId, pool.value, drawSeed(input, sha256), sha256));
}

/** The draw of a pool that is already in order, by a seed that is already made. */
export function drawFrom(drawId: string, pool: FrozenPool, seed: Uint8Array, sha256: Sha256): ExecutedDraw {
  const selection = selectEntities(pool, seed, sha256);
  const tasks = assignOfficers(drawId, pool, selection, seed, sha256);
  return {
    result: { seed: toHex(seed), strata: selection.map(withoutCutOff), ...tasks },
    cutOffs: selection.map(({ id, cutOff }) => ({ id, cutOff })),
  };
}

export function withoutCutOff({
  id,
  population,
  drawn,
  reserve,
}: StratumSelection): DrawResult['strata'][number] {
  return { id, population, drawn, reserve };
}

/** One line of DrawExecuted: how many, never who. */
export interface PublishedStratum {
  readonly id: string;
  readonly population: number;
  readonly drawn: number;
  readonly cutOff: CutOff | null;
}

export function publishedStrata({ result, cutOffs }: ExecutedDraw): readonly PublishedStratum[] {
  return result.strata.map(({ id, population, drawn }, at) => ({
    id,
    population,
    drawn: drawn.length,
    cutOff: cutOffs[at]?.cutOff ?? null,
  }));
}
