import { utf8, type Sha256 } from '@mingjing/kernel';
import { drawnCount } from '../algorithm/drawn-count';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { inclusionOf } from '../odds/inclusion';
import type { WeightClass } from '../odds/last-drawn';
import { band95 } from '../odds/band';
import { uniformNumbers } from './simulated/uniform-numbers';

/**
 * How likely something was before anybody revealed. EXACT: n ÷ N, where all weights of the stratum are
 * equal (or all are drawn). APPROXIMATE: min(1, n·w ÷ ΣW), beside the share of simulated draws that took
 * it. SIMULATED: that share alone, of whole draws, where no formula tells.
 */
export interface Chance {
  readonly kind: 'EXACT' | 'APPROXIMATE' | 'SIMULATED';
  readonly ratio: readonly [num: number, den: number];
  /** The probability itself: the ratio, or where that is approximate, integrated from the rule of the draw. */
  readonly share: number;
  readonly simulated?: Simulated;
}

export interface Simulated {
  readonly trials: number;
  /** In how many of them it was drawn. */
  readonly drawn: number;
}

/** n of these weights are drawn; the chance of one of weight w. */
export function chanceByWeight(drawn: number, weights: readonly number[], weight: number): Chance {
  const isSure = drawn === 0 || drawn === weights.length;
  if (isSure || weights.every((other) => other === weight)) {
    return { kind: 'EXACT', ratio: [drawn, weights.length], share: drawn / weights.length };
  }
  // Below 2^53: at most three million entities of weights below 2^31.
  const total = weights.reduce((sum, other) => sum + other, 0);
  const ratio = [Math.min(drawn * weight, total), total] as const;
  return { kind: 'APPROXIMATE', ratio, share: inclusionOf(classesOf(weights), drawn, weight) };
}

export function simulatedChance(drawn: number, trials: number): Chance {
  return {
    kind: 'SIMULATED',
    ratio: [drawn, trials],
    share: drawn / trials,
    simulated: { trials, drawn },
  };
}

/** How much may be spent on a simulated chance, in random numbers; 100 trials at least. */
export interface Simulation {
  readonly numbers: number;
  readonly sha256: Sha256;
}

/** `members`: the entities of the stratum, `entity` one of them; `called`: how many its reserve gave too. */
export function chanceOf(
  stratum: Stratum,
  members: readonly PoolEntity[],
  entity: PoolEntity,
  simulation: Simulation,
  called = 0,
): Chance {
  const places = Math.min(members.length, drawnCount(stratum, members.length) + called);
  const weights = members.map(({ weight }) => weight);
  const formula = chanceByWeight(places, weights, entity.weight);
  if (formula.kind === 'EXACT') return formula;
  const next = uniformNumbers(
    simulation.sha256(utf8(`mingjing/draw/simulation/v1 ${stratum.id} ${entity.id}`)),
  );
  const others = members.filter(({ id }) => id !== entity.id).map(({ weight }) => weight);
  return { ...formula, simulated: simulate(others, entity.weight, places, simulation.numbers, next) };
}

/** An entity is drawn where fewer than n others go before it: no ranking of the others is needed. */
function simulate(
  others: readonly number[],
  weight: number,
  places: number,
  numbers: number,
  next: () => number,
): Simulated {
  const trials = Math.max(100, Math.min(10_000, Math.floor(numbers / (others.length + 1))));
  let drawn = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const own = next() / weight;
    let before = 0;
    for (const other of others) if (next() < own * other) before += 1;
    if (before < places) drawn += 1;
  }
  return { trials, drawn };
}

/** The probability of none of several chances; a number, since it is a statement about draws, not a draw. */
export function neverBy(chances: readonly Chance[]): number {
  return chances.reduce((never, { share }) => never * (1 - share), 1);
}

/** The same where each simulated chance is as small as its 95 % band allows: what is certain enough to claim. */
export function neverAtMost(chances: readonly Chance[]): number {
  return chances.reduce((never, chance) => never * (1 - leastOf(chance)), 1);
}

function leastOf({ kind, share, ratio: [drawn, trials] }: Chance): number {
  return kind === 'SIMULATED' ? band95(drawn, trials)[0] : share;
}

function classesOf(weights: readonly number[]): readonly WeightClass[] {
  const sizes = new Map<number, number>();
  for (const weight of weights) sizes.set(weight, (sizes.get(weight) ?? 0) + 1);
  return [...sizes].map(([weight, size]) => ({ weight, size }));
}
