import type { Ratio } from '../algorithm/types';

/** Exact, also where numerators and denominators go up to 2^31. */
export function isSmaller([a, b]: Ratio, [c, d]: Ratio): boolean {
  return BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b);
}

export function sameShare([a, b]: Ratio, [c, d]: Ratio): boolean {
  return BigInt(a) * BigInt(d) === BigInt(c) * BigInt(b);
}

/** Nothing where there are none. */
export function largestShare(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce((most, one) => (isSmaller(most, one) ? one : most), [0, 1]);
}
