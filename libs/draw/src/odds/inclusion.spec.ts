import { inclusionOf } from './inclusion';
import type { WeightClass } from './last-drawn';
import { ruleOf } from '../audit/rule';

const classesOf = (...rows: readonly (readonly [weight: number, size: number])[]): readonly WeightClass[] =>
  rows.map(([weight, size]) => ({ weight, size }));

describe('the chance of one entity by its weight', () => {
  it('agrees with what is summed up by hand', () => {
    // Weights 1 and 2, one drawn: P(U₁ < U₂/2) = 1/4.
    expect(inclusionOf(classesOf([1, 1], [2, 1]), 1, 1)).toBeCloseTo(1 / 4, 12);
    expect(inclusionOf(classesOf([1, 1], [2, 1]), 1, 2)).toBeCloseTo(3 / 4, 12);
    // Two of 1 and one of 3, one drawn: P(all below) = ∫₀¹ (1 − u/3)² du = 19/27 for the heavy one.
    expect(inclusionOf(classesOf([1, 2], [3, 1]), 1, 3)).toBeCloseTo(19 / 27, 12);
    expect(inclusionOf(classesOf([1, 2], [3, 1]), 1, 1)).toBeCloseTo(4 / 27, 12);
    // n·w ÷ ΣW = 5·10 ÷ 20 is cut to 1, but the heavy one is no certainty.
    expect(inclusionOf(classesOf([1, 10], [10, 1]), 5, 10)).toBeLessThan(1);
  });

  it('is n of N where all weights are equal', () => {
    for (const [size, drawn] of [
      [40, 10],
      [4000, 2],
      [12, 11],
    ] as const) {
      expect(inclusionOf(classesOf([3, size]), drawn, 3)).toBeCloseTo(drawn / size, 9);
    }
  });

  it.each([
    [2, classesOf([1, 3999], [10, 1])],
    [10, classesOf([1, 190], [2, 10], [7, 4])],
    [11, classesOf([1, 20], [8, 2])],
    [1, classesOf([1, 1000], [2 ** 31 - 1, 1])],
    [101, classesOf([1, 10], [1_000_000, 100])],
    [406, classesOf([1, 400], [3, 7])],
    [8, Array.from({ length: 10 }, (_, at) => ({ weight: at + 1, size: 2 }))],
  ])('is the share that the audit’s rule gives each weight, of %i drawn', (drawn, classes) => {
    for (const { weight, share } of ruleOf(classes, drawn)) {
      expect(Math.abs(inclusionOf(classes, drawn, weight) - share)).toBeLessThan(1e-7);
    }
  });
});
