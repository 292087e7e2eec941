import { selectEntities } from '../algorithm/selection';
import { utf8 } from '@mingjing/kernel';
import { freezePool } from '../algorithm/frozen-pool';
import type { PoolEntity, Stratum } from '../algorithm/types';
import { sha256, valueOf } from '../testing/draws';
import { chanceByWeight, chanceOf, neverAtMost, neverBy, simulatedChance } from './chance';

const stratum = (minimum: number): Stratum => ({
  ...{ id: 'S', field: 'f', mode: 'ratio', ratio: [0, 1], minimum },
});

function membersOf(weights: readonly number[]): readonly PoolEntity[] {
  return weights.map((weight, at) => ({ id: `E-${String(at)}`, stratum: 'S', weight }));
}

/** By Hoeffding, so far off or further in less than one of 10¹² simulations. */
const furthest = (trials: number): number => Math.sqrt(Math.log(2e12) / (2 * trials));

describe('the chance of an entity beforehand', () => {
  it('is n ÷ N where all weights are equal, and exact where all or none are drawn', () => {
    expect(chanceByWeight(3, [2, 2, 2, 2], 2)).toEqual({ kind: 'EXACT', ratio: [3, 4], share: 3 / 4 });
    expect(chanceByWeight(2, [1, 9], 9)).toEqual({ kind: 'EXACT', ratio: [2, 2], share: 1 });
    expect(chanceByWeight(0, [1, 9], 9)).toEqual({ kind: 'EXACT', ratio: [0, 2], share: 0 });
  });

  it.each([
    ['one heavy among many', [...Array<number>(39).fill(1), 3], 10],
    ['a formula that is cut to 1', [...Array<number>(10).fill(1), 10], 5],
    ['three weights', Array.from({ length: 30 }, (_, at) => 1 + (at % 3) * 3), 7],
    ['nearly all drawn', [1, 1, 2, 4, 8], 4],
    ['a giant', [1, 1, 1, 2 ** 31 - 1], 2],
  ])(
    'agrees with thousands of draws by the draw’s own code, and with its own simulation: %s',
    (_, weights, drawn) => {
      const members = membersOf(weights);
      const pool = valueOf(
        freezePool({ strata: [stratum(drawn)], entities: members, officers: [], conflicts: [] }),
      );
      const hits = new Map<string, number>();
      const trials = 2000;
      for (let trial = 0; trial < trials; trial += 1) {
        const seed = sha256(utf8(`brute force ${String(trial)}`));
        for (const id of selectEntities(pool, seed, sha256)[0]?.drawn ?? [])
          hits.set(id, (hits.get(id) ?? 0) + 1);
      }
      for (const entity of members) {
        const chance = chanceOf(stratum(drawn), members, entity, { numbers: 100_000, sha256 });
        expect(Math.abs((hits.get(entity.id) ?? 0) / trials - chance.share)).toBeLessThan(furthest(trials));
        const { trials: simulated, drawn: taken } = chance.simulated ?? { trials: 1, drawn: -9 };
        expect(Math.abs(taken / simulated - chance.share)).toBeLessThan(furthest(simulated));
      }
      const sum = members.reduce((all, { weight }) => all + chanceByWeight(drawn, weights, weight).share, 0);
      expect(sum).toBeCloseTo(drawn, 6);
    },
  );

  it('makes nobody certain of a draw that leaves somebody out', () => {
    const { ratio, share } = chanceByWeight(5, [...Array<number>(10).fill(1), 10], 10);
    expect(ratio).toEqual([20, 20]);
    expect(share).toBeLessThan(1);
  });

  it('counts those who were called from the reserve', () => {
    const members = membersOf([1, 1, 1, 1]);
    const [first] = members;
    if (first === undefined) throw new Error('Nobody');
    expect(chanceOf(stratum(1), members, first, { numbers: 0, sha256 }, 2).share).toBe(3 / 4);
    expect(chanceOf(stratum(1), members, first, { numbers: 0, sha256 }, 9).share).toBe(1);
  });
});

describe('the probability of never', () => {
  it('is the product over draws, with nothing left where one of them drew everybody', () => {
    const half = chanceByWeight(1, [1, 1], 1);
    expect(neverBy([half, half, half])).toBe(1 / 8);
    expect(neverBy([half, chanceByWeight(3, [1, 1, 1], 1)])).toBe(0);
    expect(neverBy([])).toBe(1);
  });

  it('claims of a simulated chance no more than its band allows', () => {
    const always = simulatedChance(100, 100);
    expect(neverBy([always])).toBe(0);
    expect(neverAtMost([always])).toBeGreaterThan(0.03);
    expect(neverAtMost([chanceByWeight(1, [1, 1], 1)])).toBe(1 / 2);
  });
});
