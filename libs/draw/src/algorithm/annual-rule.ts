import { ok, refused, type Result } from '@mingjing/kernel';
import { ceilDivide } from './drawn-count';
import { isSoundRatio } from './strata-faults';
import type { DrawRule, Ratio } from './types';

/**
 * A share reached over the plan's draws, not in each: `step` [k, K] = after the k-th of K draws, k/K
 * of `share` must have been drawn. A census over a year is share [1, 1].
 */
export type Annual = {
  readonly share: Ratio;
  readonly step: Ratio;
};

/** `registered` R: all active entities of the stratum's `select`, those covered upstream included. */
export interface AnnualProgress {
  readonly registered: number;
  /** D: those drawn in earlier draws of this plan. */
  readonly drawnBefore: number;
}

/**
 * Turns `annual` into the numbers that are frozen: mode ratio, ratio [0, 1], and
 * minimum = max(0, ⌈num · k · R ÷ (den · K)⌉ − D). Exact; refused (`bad-annual`) unless share and
 * step are ratios as a stratum's own.
 */
export function annualRule({ share, step }: Annual, progress: AnnualProgress): Result<DrawRule> {
  if (!isSoundRatio(share) || !isSoundRatio(step)) {
    return refused(
      'bad-annual',
      'A yearly share and its step must each be two whole numbers, the first not above the second, as in share [40, 100], step [3, 6].',
      { share, step },
    );
  }
  const due = ceilDivide(
    BigInt(share[0]) * BigInt(step[0]) * BigInt(progress.registered),
    BigInt(share[1]) * BigInt(step[1]),
  );
  const minimum = Math.max(0, Number(due) - progress.drawnBefore);
  return ok({ mode: 'ratio', ratio: [0, 1], minimum });
}
