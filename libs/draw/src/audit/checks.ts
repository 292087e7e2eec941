import { drawnCount } from '../algorithm/drawn-count';
import { neighbours } from '../odds/counts';
import { band95 } from '../odds/band';
import { chiSquareTwoSided, standardized } from './p-values';
import { ruleOf, type ClassRule } from './rule';
import { twoSidedBound } from './tail-bound';
import type { StratumTally, WeightTally } from './tally';

/**
 * One question put to the trials. COUNT: as many as the rule says, each time, nobody twice, no stranger.
 * UNIFORM: entities of one weight alike (chi-square), neither less even nor more even than chance makes
 * them. WEIGHT: a weight as often as the rule gives it. NEIGHBOURS: who stands beside whom does not
 * matter. COVERAGE: nobody is out of reach.
 */
export interface AuditCheck {
  readonly kind: 'COUNT' | 'UNIFORM' | 'WEIGHT' | 'NEIGHBOURS' | 'COVERAGE';
  readonly stratum: string;
  readonly weight?: number;
  /** Chi-square or z, and its degrees of freedom. */
  readonly statistic: number;
  readonly degreesOfFreedom?: number;
  /**
   * The probability of a statistic this far off, were the sampler fair; at most that of WEIGHT, NEIGHBOURS
   * and COVERAGE, which are bounded from above.
   */
  readonly p: number;
}

/** What is printed of a weight in a stratum. */
export interface InclusionLine {
  readonly stratum: string;
  readonly weight: number;
  readonly entities: number;
  /** By the rule. */
  readonly expected: number;
  readonly simulated: number;
  /** 95 %, for one entity of this weight. */
  readonly band: readonly [low: number, high: number];
  /** Share of these entities whose own band holds the expected one: about 0.95. */
  readonly within: number;
  /** How many were drawn in no trial. */
  readonly never: number;
}

interface Ruled extends WeightTally {
  readonly rule: ClassRule;
}

/** Each weight with what the rule gives it; taken once for a stratum, because it is integrated. */
export function ruledBy(tallied: StratumTally): readonly Ruled[] {
  const classes = tallied.weights.map(({ weight, hits }) => ({ weight, size: hits.length }));
  const rules = ruleOf(classes, drawnCount(tallied.stratum, tallied.population));
  return tallied.weights.flatMap((one, at) => {
    const rule = rules[at];
    return rule === undefined ? [] : [{ ...one, rule }];
  });
}

export function linesOf(
  { stratum }: StratumTally,
  ruled: readonly Ruled[],
  trials: number,
): readonly InclusionLine[] {
  return ruled.map(({ weight, hits, sum, rule }) => {
    const expected = rule.share;
    const within = hits.filter((hit) => {
      const [low, high] = band95(hit, trials);
      return low <= expected && expected <= high;
    });
    const simulated = sum / hits.length / trials;
    return {
      ...{ stratum: stratum.id, weight, entities: hits.length, expected, simulated },
      band: band95(Math.round(simulated * trials), trials),
      within: within.length / hits.length,
      never: hits.filter((hit) => hit === 0).length,
    };
  });
}

export function checksOf(
  tallied: StratumTally,
  ruled: readonly Ruled[],
  trials: number,
): readonly AuditCheck[] {
  const drawn = drawnCount(tallied.stratum, tallied.population);
  const isWhole = tallied.drawn === drawn;
  const count = {
    kind: 'COUNT',
    stratum: tallied.stratum.id,
    statistic: tallied.drawn ?? -1,
    p: isWhole ? 1 : 0,
  };
  if (drawn === 0 || drawn >= tallied.population) return [count as AuditCheck];
  const byWeight = ruled.flatMap((one) => [
    uniform(tallied, one),
    asTheRuleSays(tallied, one, trials),
    covered(tallied, one, trials),
  ]);
  const inARow = ruled.length === 1 ? [neighbourly(tallied, drawn, trials)] : [];
  return [count as AuditCheck, ...byWeight, ...inARow];
}

/**
 * Given how many m of the M alike were drawn, each set of m is as likely: Q = (M−1)/M · Σ(hits − mean)² ÷
 * Σ_trials (m/M)(1 − m/M) is chi-square with M − 1 degrees of freedom. Two-sided: quotas are too even.
 */
function uniform({ stratum }: StratumTally, { weight, hits, sum, spread }: WeightTally): AuditCheck {
  const [size, degreesOfFreedom] = [hits.length, hits.length - 1];
  const mean = sum / size;
  const squares = hits.reduce((total, hit) => total + (hit - mean) ** 2, 0);
  const statistic = spread === 0 ? 0 : ((size - 1) / size) * (squares / spread);
  const p = chiSquareTwoSided(statistic, degreesOfFreedom, spread);
  return { kind: 'UNIFORM', stratum: stratum.id, weight, statistic, degreesOfFreedom, p };
}

/** The mean number drawn of a weight against the rule's; where all weights are equal, both are n. */
function asTheRuleSays(
  { stratum }: StratumTally,
  { weight, sum, rule: { counts } }: Ruled,
  trials: number,
): AuditCheck {
  const statistic = standardized(counts, sum, trials);
  return { kind: 'WEIGHT', stratum: stratum.id, weight, statistic, p: twoSidedBound(counts, sum, trials) };
}

/** Of N in a row, n drawn: n(n−1)/N neighbours together on average. */
function neighbourly(
  { stratum, population, pairs }: StratumTally,
  drawn: number,
  trials: number,
): AuditCheck {
  const counts = neighbours(population, drawn);
  const statistic = standardized(counts, pairs, trials);
  return { kind: 'NEIGHBOURS', stratum: stratum.id, statistic, p: twoSidedBound(counts, pairs, trials) };
}

/** How likely it is that so many trials leave so many undrawn: bounded by the expected number of them. */
function covered({ stratum }: StratumTally, { weight, hits, rule }: Ruled, trials: number): AuditCheck {
  const never = hits.filter((hit) => hit === 0).length;
  const expected = hits.length * (1 - rule.share) ** trials;
  const p = never === 0 ? 1 : Math.min(1, expected / never);
  return { kind: 'COVERAGE', stratum: stratum.id, weight, statistic: never, p };
}
