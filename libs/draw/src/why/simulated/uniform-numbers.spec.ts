import { uniformNumbers, xoshiro128 } from './uniform-numbers';

const SEED = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4);

describe('the numbers of a simulation', () => {
  it('are those of the authors’ reference code', () => {
    const next = xoshiro128(SEED);
    const words = Array.from({ length: 10 }, () => next());
    expect(words).toEqual([
      ...[11520, 0, 5927040, 70819200, 2031721883],
      ...[1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    ]);
  });

  it('lie from 0 up to 1, and come again from the same seed', () => {
    const [one, other] = [uniformNumbers(SEED), uniformNumbers(SEED)];
    let sum = 0;
    for (let at = 0; at < 10_000; at += 1) {
      const number = one();
      expect(number >= 0 && number < 1 && number === other()).toBe(true);
      sum += number;
    }
    // Six standard deviations of the mean of 10,000 uniform numbers are 0.0173.
    expect(Math.abs(sum / 10_000 - 1 / 2)).toBeLessThan(0.0173);
  });
});
