import fc from 'fast-check';
import { PlaceSet } from './place-set';

describe('a set of places', () => {
  it('holds those that were put last, and counts them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(99), fc.boolean())), (steps) => {
        const [places, expected] = [new PlaceSet(100), new Set<number>()];
        for (const [place, isIn] of steps) {
          places.put(place, isIn);
          if (isIn) expected.add(place);
          else expected.delete(place);
        }
        expect(places.size).toBe(expected.size);
        for (let place = 0; place < 100; place++) expect(places.has(place)).toBe(expected.has(place));
      }),
    );
  });
});
