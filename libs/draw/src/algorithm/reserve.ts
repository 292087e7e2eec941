import { ok, refused, toHex, type Result, type Sha256 } from '@mingjing/kernel';
import { assignTasks, tasksOfEntity } from './assignment';
import type { DrawResult, TaskAssignments } from './draw-types';
import type { FrozenPool } from './frozen-pool';
import { rosterOf } from './roster';
import { findById } from './text-order';

/** One entity called from the reserve in the place of one whose task was closed. */
export type ReserveCall = TaskAssignments & {
  readonly stratum: string;
  readonly entity: string;
};

/** A draw that stands: what the reserve is called from. */
export interface StandingDraw {
  readonly drawId: string;
  readonly pool: FrozenPool;
  readonly seed: Uint8Array;
  readonly result: DrawResult;
}

/**
 * The next of the stratum's reserve that may be called, assigned by the rule of the draw itself. Loads are those at the
 * end of the assignment plus `earlier` calls of all strata; replacements do not count.
 *
 * Refuses with `unknown-stratum` and `reserve-exhausted`. Throws where `seed` is not the result's.
 */
export function callReserve(
  draw: StandingDraw,
  earlier: readonly ReserveCall[],
  stratumId: string,
  sha256: Sha256,
  mayBeCalled: (entity: string) => boolean = () => true,
): Result<ReserveCall> {
  if (toHex(draw.seed) !== draw.result.seed) throw new Error('the seed is not that of the result');
  const stratum = findById(draw.pool.strata, stratumId);
  const reserve = findById(draw.result.strata, stratumId)?.reserve;
  if (stratum === undefined || reserve === undefined) {
    return refused('unknown-stratum', `This draw has no stratum ${stratumId}. Name one of its own.`, {
      stratum: stratumId,
    });
  }
  const called = new Set(earlier.map((call) => call.entity));
  const entity = reserve.find((one) => !called.has(one) && mayBeCalled(one));
  if (entity === undefined) {
    const reason = `Nobody in reserve of stratum ${stratumId} is left that may be called.`;
    return refused('reserve-exhausted', reason, { stratum: stratumId, called: called.size });
  }
  const table = { roster: rosterOf(draw.pool), seed: draw.seed, sha256 };
  const loads = loadsAfter(draw.pool, [draw.result, ...earlier]);
  const tasks = tasksOfEntity(draw.drawId, stratum, entity);
  return ok({ stratum: stratumId, entity, ...assignTasks(tasks, loads, table) });
}

/** By position in the pool's officers: the frozen load and one for each place assigned. */
export function loadsAfter(pool: FrozenPool, assigned: readonly TaskAssignments[]): number[] {
  const places = new Map<string, number>();
  for (const { assignments } of assigned) {
    for (const { lead, second } of assignments) {
      places.set(lead, (places.get(lead) ?? 0) + 1);
      places.set(second, (places.get(second) ?? 0) + 1);
    }
  }
  return pool.officers.map(({ id, load }) => load + (places.get(id) ?? 0));
}
