import { createHash } from 'node:crypto';
import { toHex } from '@mingjing/kernel';
import { Chance } from './chance';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const chance = (seed = 'a') => Chance.from(sha256, seed);

describe('a stream of chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const take = (from: Chance) => Array.from({ length: 20 }, () => from.whole(0, 999));
    expect(take(chance())).toEqual(take(chance()));
    expect(take(chance())).not.toEqual(take(chance('b')));
  });

  it('gives a branch that does not depend on what was asked before', () => {
    const asked = chance();
    asked.unit();
    expect(asked.of('visit', 7).unit()).toBe(chance().of('visit', 7).unit());
    expect(toHex(asked.bytesFor('key'))).toBe(toHex(chance().bytesFor('key')));
    expect(chance().of('visit', 7).unit()).not.toBe(chance().of('visit', 8).unit());
  });

  it('is even over whole numbers, both ends included', () => {
    const from = chance();
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) counts[from.whole(0, 4)]! += 1;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('keeps the proportions of weights', () => {
    const from = chance();
    let heavy = 0;
    for (let i = 0; i < 5000; i++) if (from.weighted({ heavy: 3, light: 1 }) === 'heavy') heavy += 1;
    expect(heavy / 5000).toBeCloseTo(0.75, 1);
  });

  it('shuffles without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = chance().shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });

  it('has a mean of nothing and a deviation of one', () => {
    const from = chance();
    const all = Array.from({ length: 4000 }, () => from.normal());
    const mean = all.reduce((a, b) => a + b) / all.length;
    const deviation = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length);
    expect(mean).toBeCloseTo(0, 1);
    expect(deviation).toBeCloseTo(1, 1);
  });
});
