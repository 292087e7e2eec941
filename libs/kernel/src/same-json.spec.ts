import fc from 'fast-check';
import type { Json } from './json';
import { isSameJson } from './same-json';

const json = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<Json>;

describe('two values of JSON', () => {
  it('are the same as what is read of their text', () => {
    fc.assert(fc.property(json, (value) => isSameJson(value, JSON.parse(JSON.stringify(value)) as Json)));
  });

  it.each<[string, Json, Json]>([
    ['members in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
    ['a member that is not written', { a: 1 }, { a: 1, b: undefined } as unknown as Json],
  ])('are the same for all of %s', (_what, one, other) => {
    expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([true, true]);
  });

  it.each<[string, Json, Json]>([
    ['null and a member that is absent', { a: null }, {}],
    ['a list and an object', [], {}],
    ['items in another order', [1, 2], [2, 1]],
    ['a list and one that goes on', [1], [1, 2]],
    ['a number and its text', 1, '1'],
    ['one member more, far inside', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }],
  ])('differ by %s', (_what, one, other) => {
    expect([isSameJson(one, other), isSameJson(other, one)]).toEqual([false, false]);
  });
});
