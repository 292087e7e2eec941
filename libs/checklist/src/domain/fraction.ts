import { rejection, type Rejection } from '@mingjing/kernel';

export type Fraction = readonly [number, number];

/** draw.md, bytes: 0 ≤ num ≤ den, den ≥ 1. */
export function refuseUnlessFraction(ratio: Fraction, member: string): Rejection | undefined {
  const [part, whole] = ratio;
  if (whole >= 1 && part <= whole) return undefined;
  const reason = `${part}/${whole} in ${member} is not a share: write [part, whole] with part not above whole.`;
  return rejection('ratio-not-a-fraction', reason, { member, ratio });
}

/** Negative where a is the smaller share; exact, without division. */
export function compareFractions([a, b]: Fraction, [c, d]: Fraction): number {
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
