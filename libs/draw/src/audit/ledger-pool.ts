import { ok, refused, type Facts, type Result } from '@mingjing/kernel';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { currentPool } from '../domain/current-pool';
import { allDraws } from '../domain/draw-alerts';
import { drawOf, frozenOf, type DrawState } from '../domain/draw-state';
import { readList } from '../domain/lists';
import { tellsOfASealedDraw } from '../domain/sealed-before';
import type { AuditedPool } from './audit';

export interface PlannedPool {
  readonly draw: string;
  /** False where the registers were taken as they stand: the draw is not frozen yet. */
  readonly isFrozen: boolean;
  readonly pool: AuditedPool;
}

/**
 * The pools of a ledger's draw, or of every draw of a year's plan that stands: as frozen, and before that
 * as a freeze would take them now. Refuses with `draw-unknown`, `earlier-draw-sealed`, and as a freeze does.
 */
export function plannedPools(facts: Facts, id: string): Result<readonly PlannedPool[]> {
  const one = drawOf(facts, id);
  const draws = one === undefined ? allDraws(facts).filter((draw) => isOf(draw, id)) : [one];
  if (draws.length === 0) {
    return refused(
      'draw-unknown',
      `The ledger knows neither a draw nor a plan with draws named ${id}. Check the id.`,
      {
        id,
      },
    );
  }
  const pools: PlannedPool[] = [];
  for (const draw of draws) {
    const pool = poolOf(facts, draw);
    if (!pool.ok) return pool;
    pools.push(pool.value);
  }
  return ok(pools);
}

function isOf({ plan, voided }: DrawState, id: string): boolean {
  return plan.plan === id && voided === undefined;
}

function poolOf(facts: Facts, draw: DrawState): Result<PlannedPool> {
  const frozen = frozenOf(facts, draw);
  if (frozen !== undefined) {
    // Frozen with a field or with parties, as the algorithm's own check made sure.
    const strata = frozen.strata as readonly unknown[] as readonly Stratum[];
    const entities = readList<PoolEntity>(facts, frozen.lists.entities);
    return ok({ draw: draw.id, isFrozen: true, pool: { strata, entities } });
  }
  const told = tellsOfASealedDraw(draw, facts);
  if (told !== undefined) return { ok: false, rejection: told };
  const current = currentPool(draw.plan, facts);
  if (!current.ok) return current;
  const { strata, entities } = current.value.pool;
  return ok({ draw: draw.id, isFrozen: false, pool: { strata, entities } });
}
