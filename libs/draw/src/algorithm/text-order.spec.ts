import * as fc from 'fast-check';
import { compareUtf8, findById, isSoundId, sortedByText } from './text-order';

const wellFormed = fc.string({ unit: 'binary', maxLength: 6 });
const nearTheSurrogates = fc
  .array(fc.constantFrom('a', '企', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{10FFFF}'), {
    maxLength: 4,
  })
  .map((letters) => letters.join(''));
const ids = fc.oneof(wellFormed, nearTheSurrogates);

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

describe('the order of ids', () => {
  it('is the order of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(byBytes(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same whichever way a list is sorted', () => {
    fc.assert(
      fc.property(fc.array(ids), (list) => {
        expect(sortedByText(list, (id) => id)).toEqual([...list].sort(byBytes));
      }),
    );
  });

  it('finds every row by its id, and none that is not there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ids), ids, (list, other) => {
        const rows = sortedByText(list, (id) => id).map((id) => ({ id }));
        for (const row of rows) expect(findById(rows, row.id)).toBe(row);
        expect(findById(rows, other)?.id).toBe(list.includes(other) ? other : undefined);
      }),
    );
  });

  it('has no place for an empty id or half a character', () => {
    expect(['', 'a\uD800', '\uDC00'].map(isSoundId)).toEqual([false, false, false]);
    expect(['a', '企', '\u{1F3CA}'].map(isSoundId)).toEqual([true, true, true]);
  });
});
