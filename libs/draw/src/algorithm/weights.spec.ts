import * as fc from 'fast-check';
import { anyDraw, sha256 } from '../testing/draws';
import { drawnCount } from './drawn-count';
import { executeDraw } from './execute-draw';

const drawnOf = (
  input: Parameters<typeof executeDraw>[0],
): ReadonlyMap<string, readonly string[]> | undefined => {
  const drawn = executeDraw(input, sha256);
  return drawn.ok ? new Map(drawn.value.result.strata.map(({ id, drawn: ids }) => [id, ids])) : undefined;
};

describe('a weight', () => {
  it('never costs an entity its place: whoever is drawn is drawn also at a higher weight', () => {
    fc.assert(
      fc.property(anyDraw, fc.nat(11), fc.integer({ min: 2, max: 9 }), (input, at, factor) => {
        const entity = input.entities[at];
        const before = drawnOf(input);
        if (entity === undefined || before?.get(entity.stratum)?.includes(entity.id) !== true) return;
        const weight = Math.min(entity.weight * factor, 2 ** 31 - 1);
        const entities = input.entities.map((one) => (one.id === entity.id ? { ...one, weight } : one));
        expect(drawnOf({ ...input, entities })?.get(entity.stratum)).toContain(entity.id);
      }),
      { numRuns: 300 },
    );
  });

  it('moves chances inside a fixed number: how many are drawn does not depend on it', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const flat = drawnOf({ ...input, entities: input.entities.map((one) => ({ ...one, weight: 1 })) });
        const weighed = drawnOf(input);
        if (flat === undefined || weighed === undefined) return;
        for (const stratum of input.strata) {
          const population = input.entities.filter((one) => one.stratum === stratum.id).length;
          expect(weighed.get(stratum.id)).toHaveLength(drawnCount(stratum, population));
          expect(flat.get(stratum.id)).toHaveLength(drawnCount(stratum, population));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not reshuffle the others: they keep their order among themselves', () => {
    fc.assert(
      fc.property(anyDraw, fc.nat(11), (input, at) => {
        const entity = input.entities[at];
        const ranking = (draw: typeof input): readonly string[] => {
          const drawn = executeDraw(draw, sha256);
          const strata = drawn.ok ? drawn.value.result.strata : [];
          const own = strata.find(({ id }) => id === entity?.stratum);
          return [...(own?.drawn ?? []), ...(own?.reserve ?? [])].filter((id) => id !== entity?.id);
        };
        if (entity === undefined) return;
        const entities = input.entities.map((one) => (one.id === entity.id ? { ...one, weight: 7 } : one));
        expect(ranking({ ...input, entities })).toEqual(ranking(input));
      }),
      { numRuns: 200 },
    );
  });
});
