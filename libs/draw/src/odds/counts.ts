/** A distribution over whole numbers: `chances[i]` is P(start + i); outside it, less than anybody will see. */
export interface Counts {
  readonly start: number;
  readonly chances: Float64Array;
}

/** A chance below this does not come up in as many audits as there will ever be. */
const NEVER = 1e-18;

export function chanceOf({ start, chances }: Counts, count: number): number {
  return chances[count - start] ?? 0;
}

export const always = (count: number): Counts => ({ start: count, chances: Float64Array.of(1) });

/** How many of `size` hit at p each. */
export function binomial(size: number, p: number): Counts {
  if (p <= 0 || size === 0) return always(0);
  if (p >= 1) return always(size);
  const odds = p / (1 - p);
  const mode = Math.min(size, Math.floor((size + 1) * p));
  return byRatios([0, size], mode, (count) => ((size - count) / (count + 1)) * odds);
}

/**
 * Of N in a row n drawn at random, how many drawn ones stand right after another drawn one: n less the
 * runs, of which there are r with C(n−1, r−1) · C(N−n+1, r) ÷ C(N, n) (Wald and Wolfowitz 1940).
 */
export function neighbours(population: number, drawn: number): Counts {
  const gaps = population - drawn + 1;
  const mean = Math.max(1, Math.floor((drawn * gaps) / population));
  const ratio = (runs: number): number => ((drawn - runs) / runs) * ((gaps - runs) / (runs + 1));
  const runs = byRatios([1, Math.min(drawn, gaps)], mean, ratio);
  return { start: drawn - runs.start - runs.chances.length + 1, chances: runs.chances.reverse() };
}

/** From a likely count outward, by P(count + 1) ÷ P(count), so that nothing under- or overflows. */
function byRatios(
  [least, most]: readonly [number, number],
  from: number,
  ratio: (count: number) => number,
): Counts {
  const below = runOf((step) => 1 / ratio(from - step - 1), from - least);
  const above = runOf((step) => ratio(from + step), most - from);
  const chances = Float64Array.from([...below.reverse(), 1, ...above]);
  const sum = chances.reduce((total, one) => total + one, 0);
  return { start: from - below.length, chances: chances.map((one) => one / sum) };
}

/** Relative to the likeliest, one after the other by their ratios, until they are never seen. */
function runOf(ratio: (step: number) => number, most: number): number[] {
  const run: number[] = [];
  for (let step = 0, chance = 1; step < most; step += 1) {
    chance *= ratio(step);
    if (chance < NEVER) break;
    run.push(chance);
  }
  return run;
}

/** The sum of two independent counts. */
export function convolved(a: Counts, b: Counts): Counts {
  const chances = new Float64Array(Math.max(0, a.chances.length + b.chances.length - 1));
  for (let i = 0; i < a.chances.length; i += 1) {
    const one = a.chances[i] ?? 0;
    for (let k = 0; k < b.chances.length; k += 1)
      chances[i + k] = (chances[i + k] ?? 0) + one * (b.chances[k] ?? 0);
  }
  return trimmed({ start: a.start + b.start, chances });
}

function trimmed({ start, chances }: Counts): Counts {
  const largest = chances.reduce((most, one) => Math.max(most, one), 0);
  const least = largest * NEVER;
  let [from, to] = [0, chances.length];
  while (from < to && (chances[from] ?? 0) <= least) from += 1;
  while (to > from && (chances[to - 1] ?? 0) <= least) to -= 1;
  return { start: start + from, chances: chances.slice(from, to) };
}

/** Term by term. */
export function added(a: Counts, b: Counts): Counts {
  if (a.chances.length === 0) return b;
  if (b.chances.length === 0) return a;
  const start = Math.min(a.start, b.start);
  const end = Math.max(a.start + a.chances.length, b.start + b.chances.length);
  const chances = new Float64Array(end - start);
  for (let at = start; at < end; at += 1) chances[at - start] = chanceOf(a, at) + chanceOf(b, at);
  return { start, chances };
}

/** P(a + b = count), without the whole of the sum. */
export function chanceOfSum(a: Counts, b: Counts, count: number): number {
  let sum = 0;
  for (let i = 0; i < a.chances.length; i += 1) sum += (a.chances[i] ?? 0) * chanceOf(b, count - a.start - i);
  return sum;
}

export function momentsOf({ start, chances }: Counts): { readonly mean: number; readonly variance: number } {
  const mean = chances.reduce((sum, one, at) => sum + one * (start + at), 0);
  const variance = chances.reduce((sum, one, at) => sum + one * (start + at - mean) ** 2, 0);
  return { mean, variance };
}
