import { momentsOf, neighbours } from '../odds/counts';
import type { WeightClass } from '../odds/last-drawn';
import { ruleOf } from './rule';
import { twoSidedBound } from './tail-bound';

const classesOf = (...rows: readonly (readonly [weight: number, size: number])[]): readonly WeightClass[] =>
  rows.map(([weight, size]) => ({ weight, size }));
const sharesOf = (classes: readonly WeightClass[], drawn: number): readonly number[] =>
  ruleOf(classes, drawn).map(({ share }) => share);

describe('the rule of a draw by weights', () => {
  it('gives n of N where all weights are equal, to the last digit', () => {
    for (const [size, drawn] of [
      [4000, 2],
      [20_000, 10],
      [200_000, 6300],
    ] as const) {
      expect(sharesOf(classesOf([1, size]), drawn)).toEqual([drawn / size]);
    }
  });

  it('agrees with what is summed up by hand', () => {
    // Weights 1 and 2, one drawn: P(U₁ < U₂/2) = 1/4.
    const [one, two] = sharesOf(classesOf([1, 1], [2, 1]), 1);
    expect([one, two].map((share) => share?.toFixed(9))).toEqual(['0.250000000', '0.750000000']);
    // 10 of weight 1, one of 10, five drawn: left out where five of ten tickets lie below 1/10 of a sixth's:
    // ∫₀^{1/10} 10 · P(binomial(10, c) ≥ 5) dc
    const heavy = Array.from({ length: 10_000 }, (_, at) => atLeastFive((at + 0.5) / 100_000)).reduce(
      (sum, p) => sum + p / 10_000,
    );
    expect(sharesOf(classesOf([1, 10], [10, 1]), 5)[1]).toBeCloseTo(1 - heavy, 9);
  });

  it.each([
    [2, classesOf([1, 3999], [10, 1])],
    [10, classesOf([1, 19_000], [2, 1000])],
    [630, classesOf([1, 19_000], [2, 900], [7, 100])],
    [11, classesOf([1, 20], [8, 2])],
    [1, classesOf([1, 1000], [2 ** 31 - 1, 1])],
    [1001, classesOf([1, 10], [1_000_000, 1000])],
    [4006, classesOf([1, 4000], [3, 7])],
    [30, Array.from({ length: 60 }, (_, at) => ({ weight: at + 1, size: 2 }))],
  ])('makes the shares up to %i drawn, none outside 0 to 1', (drawn, classes) => {
    const rules = ruleOf(classes, drawn);
    const sum = rules.reduce((all, { size, share }) => all + size * share, 0);
    expect(Math.abs(sum - drawn) / drawn).toBeLessThan(1e-7);
    for (const { share, counts } of rules) {
      expect(share > 0 && share <= 1).toBe(true);
      expect(counts.chances.every((chance) => chance >= 0)).toBe(true);
    }
  });

  it('knows neighbours drawn together as n(n−1)/N on average', () => {
    for (const [population, drawn] of [
      [40, 10],
      [400, 2],
      [12, 11],
      [5, 1],
    ] as const) {
      const { mean } = momentsOf(neighbours(population, drawn));
      expect(mean).toBeCloseTo((drawn * (drawn - 1)) / population, 9);
    }
  });
});

describe('the bound of a sum of counts', () => {
  const rare = { start: 0, chances: Float64Array.of(0.9999, 0.0001) };

  it('does not wonder at a rare event that did not come, nor at one that came twice', () => {
    expect(twoSidedBound(rare, 0, 1000)).toBe(1);
    expect(twoSidedBound(rare, 1, 1000)).toBeGreaterThan(0.1);
    // P(2 or more of 1,000) is 0.0047.
    expect(twoSidedBound(rare, 2, 1000)).toBeGreaterThan(0.0047);
  });

  it('wonders at ten, and at what cannot be', () => {
    expect(twoSidedBound(rare, 10, 1000)).toBeLessThan(1e-12);
    expect(twoSidedBound(rare, 1001, 1000)).toBe(0);
    expect(twoSidedBound({ start: 0, chances: Float64Array.of(0.5, 0.5) }, 600, 1000)).toBeLessThan(1e-8);
  });
});

function atLeastFive(p: number): number {
  const choose = [1, 10, 45, 120, 210];
  return 1 - choose.reduce((sum, ways, k) => sum + ways * p ** k * (1 - p) ** (10 - k), 0);
}
