import fc from 'fast-check';
import { canonicalJson, type Json, type JsonObject } from '@mingjing/kernel';
import { dataBefore, deltaText, isDelta } from './row-delta';

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.array(fc.integer({ max: 3, min: 0 })),
  fc.constant(null),
  fc.record({ a: fc.integer() }),
);
const row: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '泳池'), value);

describe('a version as what it differs in from the next', () => {
  it('is made again from the next one, as both were written', () => {
    fc.assert(
      fc.property(row, row, (data, changes) => {
        const { d: _left, ...kept } = data;
        const next = { ...kept, ...changes };
        const delta = deltaText(next, data);
        if (delta === undefined) return;
        expect(isDelta(delta)).toBe(true);
        const written = JSON.parse(JSON.stringify(next)) as Json;
        expect(canonicalJson(dataBefore(written, delta))).toBe(canonicalJson(data));
      }),
    );
  });

  it('names only the length of a list that was continued', () => {
    const answers = Array.from({ length: 40 }, (_, i) => ({ item: i }));
    const before = { answers: answers.slice(0, 39), lastAct: '1', by: 'G' };
    const next = { ...before, answers, lastAct: '2', ended: true };
    expect(deltaText(next, before)).toBe(
      '@{"set":{"lastAct":"1"},"first":{"answers":39},"without":["ended"]}',
    );
  });

  it('is the length alone of a version that is a list and was continued', () => {
    const next = [{ item: 1 }, { item: 2 }];
    const delta = deltaText(next, next.slice(0, 1)) ?? '';
    expect(delta).toBe('@{"items":1}');
    expect(dataBefore(JSON.parse(JSON.stringify(next)) as Json, delta)).toEqual([{ item: 1 }]);
    expect(dataBefore(next, deltaText(next, []) ?? '')).toEqual([]);
  });

  it('is not made of versions that share nothing, nor of two of different kinds', () => {
    expect(deltaText({ a: 1 }, { a: 2 })).toBeUndefined();
    expect(deltaText(['b', 'a'], ['a'])).toBeUndefined();
    expect(deltaText({ a: 1 }, 'text')).toBeUndefined();
  });
});
