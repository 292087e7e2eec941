import { jStat } from 'jstat';

/** Probability that a chi-square of so many degrees of freedom is at least x; 0 below about 1e-15. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom < 1) return 1;
  return clamped(1 - jStat.chisquare.cdf(x, degreesOfFreedom));
}

/** Probability that a standard normal lies at least so far from 0, on either side. */
export function normalTwoSided(z: number): number {
  return clamped(2 * (1 - jStat.normal.cdf(Math.abs(z), 0, 1)));
}

export function normalCdf(x: number, mean: number, deviation: number): number {
  return jStat.normal.cdf(x, mean, deviation);
}

/** Wilson's band for a share: where the true one lies in 95 of 100 audits. */
export function band95(hits: number, trials: number): readonly [low: number, high: number] {
  const z = 1.959964;
  const share = hits / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (share + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function clamped(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
