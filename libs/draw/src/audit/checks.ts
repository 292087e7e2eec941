import { drawnCount } from '../algorithm/drawn-count';
import { expectedShare, type WeightClass } from './expected-share';
import { band95, chiSquareUpperTail, normalTwoSided } from './p-values';
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
  /** The probability of a statistic this far off, were the sampler fair. */
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

export function classesOf({ weights }: StratumTally): readonly WeightClass[] {
  return weights.map(({ weight, hits }) => ({ weight, size: hits.length }));
}

export function linesOf(tallied: StratumTally, trials: number): readonly InclusionLine[] {
  const drawn = drawnCount(tallied.stratum, tallied.population);
  return tallied.weights.map(({ weight, hits, sum }) => {
    const expected = expectedShare(weight, classesOf(tallied), drawn);
    const within = hits.filter((hit) => {
      const [low, high] = band95(hit, trials);
      return low <= expected && expected <= high;
    });
    const simulated = sum / hits.length / trials;
    return {
      ...{ stratum: tallied.stratum.id, weight, entities: hits.length, expected, simulated },
      band: band95(Math.round(simulated * trials), trials),
      within: within.length / hits.length,
      never: hits.filter((hit) => hit === 0).length,
    };
  });
}

export function checksOf(tallied: StratumTally, trials: number): readonly AuditCheck[] {
  const drawn = drawnCount(tallied.stratum, tallied.population);
  const isWhole = tallied.drawn === drawn;
  const count = {
    kind: 'COUNT',
    stratum: tallied.stratum.id,
    statistic: tallied.drawn ?? -1,
    p: isWhole ? 1 : 0,
  };
  if (drawn === 0 || drawn >= tallied.population) return [count as AuditCheck];
  const byWeight = tallied.weights.flatMap((one) => [
    uniform(tallied, one),
    asTheRuleSays(tallied, one, drawn, trials),
    covered(tallied, one, drawn, trials),
  ]);
  const neighbours = tallied.weights.length === 1 ? [neighbourly(tallied, drawn, trials)] : [];
  return [count as AuditCheck, ...byWeight, ...neighbours];
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
  const upper = chiSquareUpperTail(statistic, degreesOfFreedom);
  const p = degreesOfFreedom === 0 || spread === 0 ? 1 : 2 * Math.min(upper, 1 - upper);
  return { kind: 'UNIFORM', stratum: stratum.id, weight, statistic, degreesOfFreedom, p };
}

/** The mean number drawn of a weight against the rule's; where all weights are equal, both are n. */
function asTheRuleSays(
  tallied: StratumTally,
  { weight, hits, sum, squares }: WeightTally,
  drawn: number,
  trials: number,
): AuditCheck {
  const expected = hits.length * expectedShare(weight, classesOf(tallied), drawn);
  const one = zCheck(sum, squares, expected, trials);
  return { kind: 'WEIGHT', stratum: tallied.stratum.id, weight, ...one };
}

/** Of N in a row, n drawn: n(n−1)/N neighbours together on average. */
function neighbourly(
  { stratum, population, pairs }: StratumTally,
  drawn: number,
  trials: number,
): AuditCheck {
  const expected = (drawn * (drawn - 1)) / population;
  return { kind: 'NEIGHBOURS', stratum: stratum.id, ...zCheck(pairs.sum, pairs.squares, expected, trials) };
}

/** How likely it is that so many trials leave so many undrawn: bounded by the expected number of them. */
function covered(
  tallied: StratumTally,
  { weight, hits }: WeightTally,
  drawn: number,
  trials: number,
): AuditCheck {
  const share = expectedShare(weight, classesOf(tallied), drawn);
  const never = hits.filter((hit) => hit === 0).length;
  const expected = hits.length * (1 - share) ** trials;
  const p = never === 0 ? 1 : Math.min(1, expected / never);
  return { kind: 'COVERAGE', stratum: tallied.stratum.id, weight, statistic: never, p };
}

function zCheck(
  sum: number,
  squares: number,
  expected: number,
  trials: number,
): Pick<AuditCheck, 'statistic' | 'p'> {
  const mean = sum / trials;
  const variance = Math.max(0, squares / trials - mean * mean);
  const off = mean - expected;
  // The rule's own share is integrated numerically: less than a millionth off is no deviation.
  if (Math.abs(off) <= 1e-6 * Math.max(1, expected)) return { statistic: 0, p: 1 };
  if (variance === 0) return { statistic: off, p: 0 };
  const statistic = off / Math.sqrt(variance / trials);
  return { statistic, p: normalTwoSided(statistic) };
}
