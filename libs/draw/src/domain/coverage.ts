import type { Facts } from '@mingjing/kernel';
import { ceilDivide } from '../algorithm/drawn-count';
import { drawOf, frozenOf } from './draw-state';

/** How far a yearly share of a stratum has come with this draw: drawn to date ÷ register. */
export interface YearlyCoverage {
  readonly stratum: string;
  /** R: active entities of the stratum's `select`, those covered upstream included. */
  readonly registered: number;
  readonly drawnBefore: number;
  readonly drawn: number;
  /** [drawn to date, register]. */
  readonly toDate: readonly [number, number];
  /** What the plan wants drawn after this draw. */
  readonly due: number;
  /** False where the pool no longer held enough: whoever was covered elsewhere is not drawn again. */
  readonly reached: boolean;
}

/** One line for each yearly share of a frozen draw; a voided one has come nowhere. */
export function coverageOf(facts: Facts, drawId: string): readonly YearlyCoverage[] {
  const draw = drawOf(facts, drawId);
  const frozen = draw && frozenOf(facts, draw);
  if (frozen === undefined || draw?.voided !== undefined) return [];
  return (
    draw?.plan.strata.flatMap(({ id, annual }) => {
      const size = frozen.sizes.find((one) => one.id === id);
      if (annual === undefined || size?.registered === undefined) return [];
      const { registered, drawnBefore = 0, drawn } = size;
      const [{ share, step }, toDate] = [annual, drawnBefore + drawn];
      const due = Number(
        ceilDivide(
          BigInt(share[0]) * BigInt(step[0]) * BigInt(registered),
          BigInt(share[1]) * BigInt(step[1]),
        ),
      );
      const counts = { registered, drawnBefore, drawn };
      return [{ stratum: id, ...counts, toDate: [toDate, registered] as const, due, reached: toDate >= due }];
    }) ?? []
  );
}
