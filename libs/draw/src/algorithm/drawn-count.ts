import type { DrawRule } from './types';

/**
 * How many of `population` are drawn. `census`: all. `ratio`: min(N, max(minimum, ⌈num · N ÷ den⌉)).
 * Exact: num · N may pass 2^53, so it is computed in BigInt.
 */
export function drawnCount({ mode, ratio, minimum }: DrawRule, population: number): number {
  switch (mode) {
    case 'census':
      return population;
    case 'ratio':
      return Math.min(population, Math.max(minimum, share(ratio[0], ratio[1], population)));
    default:
      return unknownMode(mode);
  }
}

function share(num: number, den: number, population: number): number {
  return Number(ceilDivide(BigInt(num) * BigInt(population), BigInt(den)));
}

/** ⌈a ÷ b⌉ for a ≥ 0, b ≥ 1. */
export function ceilDivide(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

function unknownMode(mode: never): never {
  throw new Error(`unknown mode ${String(mode)}`);
}
