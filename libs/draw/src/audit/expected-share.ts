import { normalCdf } from './p-values';

/** Entities of one weight in a stratum. */
export interface WeightClass {
  readonly weight: number;
  readonly size: number;
}

const STEPS = 400;
/** Above so many entities × drawn, the count of those before one is taken as normal. */
const EXACT_WORK = 100_000;

/**
 * The inclusion probability of an entity of this weight, from the rule alone: tickets uniform, ranked by
 * ticket ÷ weight, the first n of the stratum drawn. Not a simulation, so that a sampler that favours
 * anybody is held against something else than itself:
 *
 *     P = ∫₀^{1/w} w · P(fewer than n of the others lie below c) dc     (Simpson's rule)
 */
export function expectedShare(weight: number, classes: readonly WeightClass[], drawn: number): number {
  const others = classes.map((one) => ({ ...one, size: one.size - (one.weight === weight ? 1 : 0) }));
  const population = others.reduce((sum, { size }) => sum + size, 1);
  if (drawn <= 0) return 0;
  if (drawn >= population) return 1;
  const fewerBelow = population * drawn <= EXACT_WORK ? exactly : nearly;
  let sum = 0;
  for (let step = 0; step <= STEPS; step += 1) {
    const factor = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2;
    sum += factor * fewerBelow(others, step / STEPS / weight, drawn);
  }
  return Math.min(1, sum / (3 * STEPS));
}

/** P(fewer than n others below c): binomials of the classes, convolved up to n − 1. */
function exactly(others: readonly WeightClass[], c: number, drawn: number): number {
  let counts: readonly number[] = [1];
  for (const { weight, size } of others)
    counts = convolved(counts, binomial(size, Math.min(1, weight * c)), drawn);
  return counts.reduce((sum, one) => sum + one, 0);
}

function nearly(others: readonly WeightClass[], c: number, drawn: number): number {
  let [mean, variance] = [0, 0];
  for (const { weight, size } of others) {
    const p = Math.min(1, weight * c);
    mean += size * p;
    variance += size * p * (1 - p);
  }
  if (variance === 0) return mean < drawn ? 1 : 0;
  return normalCdf(drawn - 0.5, mean, Math.sqrt(variance));
}

/** In logarithms: a thousand tickets of 0.001 each would not fit otherwise. */
function binomial(size: number, p: number): readonly number[] {
  if (p <= 0) return [1];
  if (p >= 1) return Array.from({ length: size + 1 }, (_, k) => (k === size ? 1 : 0));
  const [logP, logQ] = [Math.log(p), Math.log1p(-p)];
  let logChoose = 0;
  return Array.from({ length: size + 1 }, (_, k) => {
    if (k > 0) logChoose += Math.log((size - k + 1) / k);
    return Math.exp(logChoose + k * logP + (size - k) * logQ);
  });
}

function convolved(a: readonly number[], b: readonly number[], limit: number): readonly number[] {
  const length = Math.min(limit, a.length + b.length - 1);
  const sums = new Float64Array(length);
  for (let i = 0; i < Math.min(a.length, length); i += 1) {
    for (let k = 0; k < Math.min(b.length, length - i); k += 1) {
      sums[i + k] = (sums[i + k] ?? 0) + (a[i] ?? 0) * (b[k] ?? 0);
    }
  }
  return [...sums];
}
