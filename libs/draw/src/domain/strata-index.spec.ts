import fc from 'fast-check';
import type { Entity } from '@mingjing/registers/contracts';
import type { PlannedStratum } from '../payloads/draw-planned';
import { strataOf } from './fitting-strata';
import { strataIndex } from './strata-index';

const CATEGORIES = ['PP', 'MI', 'OH'];
const DISTRICTS = ['east', 'west', 'north'];
const some = (of: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...of], { minLength: 1 });

const strata = fc
  .array(
    fc.record(
      { categories: some(CATEGORIES), districts: some(DISTRICTS), grades: some(['A', 'B']) },
      { requiredKeys: ['categories'] },
    ),
    { maxLength: 8 },
  )
  .map((selects) => selects.map((select, at) => ({ id: `S${at}`, select }) as unknown as PlannedStratum));

const entities = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  district: fc.constantFrom(...DISTRICTS, 'elsewhere'),
  grade: fc.constantFrom('A', 'B', 'C'),
}) as fc.Arbitrary<object> as fc.Arbitrary<Entity>;

describe('an index of strata', () => {
  it('leads every entity to the strata to which all of them, one by one, would have led it', () => {
    fc.assert(
      fc.property(strata, entities, (planned, entity) => {
        const found = strataOf(strataIndex(planned)(entity), entity, []);
        expect(found).toEqual(strataOf(planned, entity, []));
      }),
    );
  });
});
