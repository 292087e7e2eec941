import { momentsOf, type Counts } from '../odds/counts';

/**
 * At most so likely is it that the counts of so many independent trials sum up to this, or to something
 * further off on the same side; doubled for two sides (Chernoff 1952, exact in the exponent). It holds for
 * rare counts, of which a normal law knows nothing: one event in ten thousand that did not come up in a
 * thousand trials proves nothing.
 */
export function twoSidedBound(counts: Counts, sum: number, trials: number): number {
  const value = sum / trials;
  const last = counts.start + counts.chances.length - 1;
  const { mean } = momentsOf(counts);
  if (Math.abs(value - mean) <= 1e-9 * Math.max(1, mean)) return 1;
  if (value < counts.start || value > last) return 0;
  return Math.min(1, 2 * Math.exp(trials * leastExponent(counts, value)));
}

const STEEPEST = 1e4;

/** inf over t of ln E exp(t(m − value)): where the mean, tilted by t, is the value. Any t gives a bound. */
function leastExponent(counts: Counts, value: number): number {
  let reach = 1e-3;
  while (reach < STEEPEST && !isBetween(counts, value, reach)) reach *= 2;
  let [low, high] = [-reach, reach];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (tilted(counts, value, middle).mean < value) low = middle;
    else high = middle;
  }
  return Math.min(0, tilted(counts, value, (low + high) / 2).exponent);
}

function isBetween(counts: Counts, value: number, reach: number): boolean {
  return tilted(counts, value, -reach).mean <= value && tilted(counts, value, reach).mean >= value;
}

function tilted(
  { start, chances }: Counts,
  value: number,
  tilt: number,
): { readonly mean: number; readonly exponent: number } {
  const end = start + chances.length - 1;
  // The largest power first taken out: e^700 is the end of the numbers.
  const largest = Math.max(tilt * (start - value), tilt * (end - value));
  let [all, sum] = [0, 0];
  for (let at = 0; at < chances.length; at += 1) {
    const one = (chances[at] ?? 0) * Math.exp(tilt * (start + at - value) - largest);
    all += one;
    sum += one * (start + at);
  }
  return all > 0 ? { mean: sum / all, exponent: largest + Math.log(all) } : { mean: value, exponent: 0 };
}
