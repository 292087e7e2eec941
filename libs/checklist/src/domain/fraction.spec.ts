import fc from 'fast-check';
import { compareFractions } from './fraction';

const share = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.nat(2 ** 31 - 1))
  .map(([whole, part]) => [Math.min(part, whole), whole] as const);

describe('the order of shares', () => {
  it('is exact where floating point would see no difference', () => {
    const most = 2 ** 31 - 1;
    expect(compareFractions([most - 2, most - 1], [most - 1, most])).toBeLessThan(0);
    expect(compareFractions([1, 3], [10, 30])).toBe(0);
  });

  it('turns round with its arguments, and does not depend on how a share is written', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(compareFractions(a, b) + compareFractions(b, a)).toBe(0);
        expect(compareFractions([a[0] * 2, a[1] * 2], b)).toBe(compareFractions(a, b));
      }),
    );
  });
});
