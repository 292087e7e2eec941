import { median, quantile } from './rate';

describe('a median', () => {
  it('is the middle of an odd number of figures, in whatever order they came', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('lies half way between the two in the middle of an even number', () => {
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('is no number of no figures', () => {
    expect(median([])).toBeNaN();
  });
});

describe('a quantile', () => {
  it('leaves its share of the figures below it', () => {
    const figures = Array.from({ length: 101 }, (_, i) => i);
    expect(quantile(figures, 0.99)).toBe(99);
    expect(quantile(figures, 0)).toBe(0);
    expect(quantile(figures, 1)).toBe(100);
  });
});
