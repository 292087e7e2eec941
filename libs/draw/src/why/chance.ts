import { utf8, type Sha256 } from '@mingjing/kernel';
import { drawnCount } from '../algorithm/drawn-count';
import { compareWeighted, TICKET_BYTES } from '../algorithm/ticket-order';
import { entityTickets } from '../algorithm/tickets';
import type { PoolEntity, Stratum } from '../algorithm/types';

/**
 * How likely something was before anybody revealed. EXACT: n ÷ N, where all weights of the stratum are
 * equal (or all are drawn). APPROXIMATE: min(1, n·w ÷ ΣW), beside the share of trial seeds that drew it.
 */
export interface Chance {
  readonly kind: 'EXACT' | 'APPROXIMATE';
  readonly ratio: readonly [num: number, den: number];
  readonly simulated?: Simulated;
}

export interface Simulated {
  readonly trials: number;
  /** In how many of them it was drawn. */
  readonly drawn: number;
}

/** Seeds that no draw can come to, since nobody commits to them; the same for whoever asks again. */
export function trialSeed(purpose: string, trial: number, sha256: Sha256): Uint8Array {
  return sha256(utf8(`mingjing/draw/trial/v1 ${purpose} ${String(trial)}`));
}

/** Simulated value where the formula is an approximation: so many hashes at most, 100 trials at least. */
export interface Simulation {
  readonly hashes: number;
  readonly sha256: Sha256;
}

/** `members`: the entities of the stratum, `entity` one of them. */
export function chanceOf(
  stratum: Stratum,
  members: readonly PoolEntity[],
  entity: PoolEntity,
  simulation: Simulation,
): Chance {
  const formula = chanceByWeight(
    drawnCount(stratum, members.length),
    members.map(({ weight }) => weight),
    entity.weight,
  );
  if (formula.kind === 'EXACT') return formula;
  return { ...formula, simulated: simulate(stratum, members, entity, simulation) };
}

/** n of these weights are drawn; the chance of one of weight w. */
export function chanceByWeight(drawn: number, weights: readonly number[], weight: number): Chance {
  const isEqual = drawn === weights.length || weights.every((other) => other === weight);
  if (isEqual) return { kind: 'EXACT', ratio: [drawn, weights.length] };
  // Below 2^53: at most three million entities of weights below 2^31.
  const total = weights.reduce((sum, other) => sum + other, 0);
  return { kind: 'APPROXIMATE', ratio: [Math.min(drawn * weight, total), total] };
}

/** An entity is drawn where fewer than n others go before it: no ranking of the others is needed. */
function simulate(
  stratum: Stratum,
  members: readonly PoolEntity[],
  entity: PoolEntity,
  { hashes, sha256 }: Simulation,
): Simulated {
  const trials = Math.max(100, Math.min(10_000, Math.floor(hashes / members.length)));
  const places = drawnCount(stratum, members.length);
  let drawn = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const ticketOf = entityTickets(trialSeed(stratum.id, trial, sha256), stratum.id, sha256);
    if (countBefore(members, entity, ticketOf, places) < places) drawn += 1;
  }
  return { trials, drawn };
}

/** How many go before the entity, counted no further than `enough`. */
function countBefore(
  members: readonly PoolEntity[],
  entity: PoolEntity,
  ticketOf: (id: string) => Uint8Array,
  enough: number,
): number {
  const pair = new Uint8Array(2 * TICKET_BYTES);
  pair.set(ticketOf(entity.id));
  let before = 0;
  for (const { id, weight } of members) {
    if (id === entity.id) continue;
    pair.set(ticketOf(id), TICKET_BYTES);
    if (compareWeighted(pair, 1, weight, 0, entity.weight) < 0) before += 1;
    if (before >= enough) break;
  }
  return before;
}

/** The probability of none of several chances; a number, since it is a statement about draws, not a draw. */
export function neverBy(chances: readonly Chance[]): number {
  return chances.reduce((never, { ratio: [num, den] }) => never * (den === 0 ? 1 : 1 - num / den), 1);
}
