import type { Json } from '@mingjing/kernel';
import { member, rowsIn } from './signed-draw';

/** What a RatioDecided gives for a register of `population`: its ratio, or the percentage of the first band that holds it. */
export function decidedRatio(decision: Json, population: Json | undefined): Json | undefined {
  const ratio = member(decision, 'ratio');
  if (ratio !== undefined || typeof population !== 'number') return ratio;
  const band = rowsIn(member(decision, 'bands')).find((one) => {
    const max = member(one, 'max');
    return max === undefined || (typeof max === 'number' && population <= max);
  });
  const percent = member(band, 'percent');
  return percent === undefined ? undefined : [percent, 100];
}

/** max(0, ⌈num · k · R ÷ (den · K)⌉ − D) (draw.md, freeze); undefined where a number is missing. */
export function annualMinimum(annual: Json | undefined, size: Json | undefined): number | undefined {
  const [share, step] = [fractionIn(member(annual, 'share')), fractionIn(member(annual, 'step'))];
  const [registered, before] = [wholeIn(member(size, 'registered')), wholeIn(member(size, 'drawnBefore'))];
  if (share === undefined || step === undefined || registered === undefined || before === undefined)
    return undefined;
  const whole = share[1] * step[1];
  const left = (share[0] * step[0] * registered + whole - 1n) / whole - before;
  return left < 0n ? 0 : Number(left);
}

/** [1, 2] and [50, 100] are one share. */
export function sameShare(a: Json | undefined, b: Json | undefined): boolean {
  const [one, other] = [fractionIn(a), fractionIn(b)];
  return one !== undefined && other !== undefined && one[0] * other[1] === other[0] * one[1];
}

function fractionIn(value: Json | undefined): readonly [num: bigint, den: bigint] | undefined {
  const [num, den] = rowsIn(value).map(wholeIn);
  return num === undefined || den === undefined || den === 0n ? undefined : [num, den];
}

function wholeIn(value: Json | undefined): bigint | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
}
