import {
  added,
  always,
  binomial,
  chanceOf,
  chanceOfSum,
  convolved,
  momentsOf,
  type Counts,
} from '../odds/counts';
import { lastDrawnAt, type WeightClass } from '../odds/last-drawn';

export interface ClassRule extends WeightClass {
  /** How many of the class one draw takes. */
  readonly counts: Counts;
  /** The inclusion probability of each of them. */
  readonly share: number;
}

/** What lies below c: how many (`below`), and how many with one more just at c (`next`, per unit of c). */
interface Point {
  readonly below: Counts;
  readonly next: Counts;
}

const EMPTY: Point = { below: always(0), next: { start: 0, chances: new Float64Array(0) } };

/**
 * What each weight gets, from the rule alone: tickets uniform, ranked by ticket ÷ weight, the first n of the
 * stratum drawn. Not a simulation, so that a sampler that favours anybody is held against something else
 * than itself. Integrated over where the n-th of the ranking may stand:
 *
 *     P(m of class i) = ∫ P(n − 1 below c, m of them of i, the n-th at c not of i)
 *                       + P(n − 1 below c, m − 1 of them of i, the n-th at c of i) dc
 *
 * Throws where the parts do not make up the whole.
 */
export function ruleOf(classes: readonly WeightClass[], drawn: number): readonly ClassRule[] {
  const population = classes.reduce((sum, { size }) => sum + size, 0);
  if (drawn <= 0 || drawn >= population) {
    return classes.map((one) => sure(one, drawn <= 0 ? 0 : one.size, drawn <= 0 ? 0 : 1));
  }
  // Equal weights: n of N, nothing to integrate.
  if (classes.length === 1) return classes.map((one) => sure(one, drawn, drawn / population));
  const sums = classes.map(({ size }) => new Float64Array(Math.min(size, drawn) + 1));
  for (const { c, width } of lastDrawnAt(classes, drawn)) addPoint(classes, drawn, { c, width, sums });
  return classes.map((one, at) => ruled(one, sums[at] ?? new Float64Array(0)));
}

function sure(one: WeightClass, count: number, share: number): ClassRule {
  return { ...one, counts: always(count), share };
}

function ruled(one: WeightClass, sums: Float64Array): ClassRule {
  const mass = sums.reduce((sum, chance) => sum + chance, 0);
  if (Math.abs(mass - 1) > 1e-4) {
    throw new Error(`The rule for weight ${String(one.weight)} sums up to ${String(mass)} instead of 1.`);
  }
  const from = sums.findIndex((chance) => chance > 0);
  const counts = { start: from, chances: sums.slice(from).map((chance) => chance / mass) };
  return { ...one, counts, share: Math.min(1, momentsOf(counts).mean / one.size) };
}

function addPoint(
  classes: readonly WeightClass[],
  drawn: number,
  { c, width, sums }: { readonly c: number; readonly width: number; readonly sums: readonly Float64Array[] },
): void {
  const points = classes.map((one) => pointOf(one, c));
  const after = [EMPTY];
  for (const point of [...points].reverse()) after.push(both(after.at(-1) ?? EMPTY, point));
  let before = EMPTY;
  points.forEach((own, at) => {
    addClass(sums[at], width, (count) =>
      withRest(own, [before, after[points.length - 1 - at] ?? EMPTY], count, drawn),
    );
    before = both(before, own);
  });
}

function addClass(sums: Float64Array | undefined, width: number, density: (count: number) => number): void {
  if (sums === undefined) return;
  for (let count = 0; count < sums.length; count += 1) {
    sums[count] = (sums[count] ?? 0) + width * density(count);
  }
}

function withRest(own: Point, [a, b]: readonly [Point, Point], count: number, drawn: number): number {
  const [isNext, isBelow] = [chanceOf(own.next, count - 1), chanceOf(own.below, count)];
  const ofOwn = isNext === 0 ? 0 : isNext * chanceOfSum(a.below, b.below, drawn - count);
  if (isBelow === 0) return ofOwn;
  const others = drawn - 1 - count;
  return ofOwn + isBelow * (chanceOfSum(a.next, b.below, others) + chanceOfSum(a.below, b.next, others));
}

function pointOf({ weight, size }: WeightClass, c: number): Point {
  const p = weight * c;
  if (p >= 1) return { ...EMPTY, below: always(size) };
  const { start, chances } = binomial(size - 1, p);
  return { below: binomial(size, p), next: { start, chances: chances.map((one) => one * size * weight) } };
}

function both(a: Point, b: Point): Point {
  return {
    below: convolved(a.below, b.below),
    next: added(convolved(a.next, b.below), convolved(a.below, b.next)),
  };
}
