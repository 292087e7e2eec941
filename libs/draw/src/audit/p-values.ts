import { jStat } from 'jstat';
import { momentsOf, type Counts } from '../odds/counts';

/** Probability that a chi-square of so many degrees of freedom is at least x; 0 below about 1e-15. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom <= 0) return 1;
  return clamped(1 - jStat.chisquare.cdf(x, degreesOfFreedom));
}

/**
 * Two-sided p of a chi-square whose cells hold few events each. `events`: Σ over trials of (m/M)(1 − m/M),
 * about the events in one cell. Two corrections to the table: half of the least step of the statistic, which
 * is not continuous (two cells that come out even are no quota); and the third moment, which few events raise
 * by 1 + 1 ÷ (2 · events), taken up by a Pearson type III law. The less suspicious of table and correction counts.
 */
export function chiSquareTwoSided(x: number, degreesOfFreedom: number, events: number): number {
  if (degreesOfFreedom < 1 || events <= 0) return 1;
  const halfStep = degreesOfFreedom / (degreesOfFreedom + 1) / events;
  const scale = 1 + 1 / (2 * events);
  const corrected = (at: number): number =>
    chiSquareUpperTail(
      Math.max(0, at - degreesOfFreedom * (1 - 1 / scale)) / scale,
      degreesOfFreedom / scale ** 2,
    );
  const above = Math.max(0, x - halfStep);
  const upper = Math.max(chiSquareUpperTail(above, degreesOfFreedom), corrected(above));
  const below = x + halfStep;
  const lower = 1 - Math.min(chiSquareUpperTail(below, degreesOfFreedom), corrected(below));
  return clamped(2 * Math.min(upper, lower));
}

/** How many standard deviations of the mean the mean is off; the bare difference where nothing can vary. */
export function standardized(counts: Counts, sum: number, trials: number): number {
  const { mean, variance } = momentsOf(counts);
  const off = sum / trials - mean;
  return variance <= 0 || Math.abs(off) < 1e-9 ? off : off / Math.sqrt(variance / trials);
}

function clamped(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
