import { utf8, type Sha256 } from '@mingjing/kernel';
import { freezePool } from '../algorithm/frozen-pool';
import { selectEntities } from '../algorithm/selection';
import type { PoolEntity, Stratum } from '../algorithm/types';

/**
 * Draws from one stratum by one seed: ids of whom it takes, in any order, nobody twice. The audit
 * promises nothing of it and finds out: any sampler can be put to it.
 */
export type Sampler = (
  stratum: Stratum,
  members: readonly PoolEntity[],
  seed: Uint8Array,
) => readonly string[];

/** The draw's own selection, by the very code that executes a draw. */
export function drawsOwnSampler(sha256: Sha256): Sampler {
  return (stratum, members, seed) => {
    const pool = freezePool({ strata: [stratum], entities: members, officers: [], conflicts: [] });
    if (!pool.ok) throw new Error(`The stratum ${stratum.id} cannot be drawn: ${pool.rejection.reason}`);
    return selectEntities(pool.value, seed, sha256)[0]?.drawn ?? [];
  };
}

/** SHA-256("mingjing/draw/audit/v1 " ‖ audit seed ‖ " " ‖ number): the same audit for whoever repeats it. */
export function auditSeed(seed: string, trial: number, sha256: Sha256): Uint8Array {
  return sha256(utf8(`mingjing/draw/audit/v1 ${seed} ${String(trial)}`));
}
