import * as fc from 'fast-check';
import { sha256, valueOf } from '../testing/draws';
import { drawnCount } from './drawn-count';
import { freezePool } from './frozen-pool';
import { selectEntities, type StratumSelection } from './selection';
import { entityTickets } from './tickets';
import type { DrawRule, PoolEntity } from './types';

const seed = sha256(Buffer.from('a seed'));
const rule: DrawRule = { mode: 'ratio', ratio: [30, 100], minimum: 0 };

function pond(entities: readonly PoolEntity[], of: DrawRule = rule): StratumSelection {
  const strata = [{ id: 'pool', field: 'G/pools', ...of }];
  const pool = valueOf(freezePool({ strata, entities, officers: [], conflicts: [] }));
  const [selection] = selectEntities(pool, seed, sha256);
  if (selection === undefined) throw new Error('the stratum is missing');
  return selection;
}

function entities(count: number, weightOf: (at: number) => number = () => 1): PoolEntity[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `E${String(at)}`,
    stratum: 'pool',
    weight: weightOf(at),
  }));
}

describe('the number drawn', () => {
  it.each([
    ['a census takes all, whatever its ratio', { mode: 'census', ratio: [0, 1], minimum: 0 }, 7, 7],
    ['a ratio rounds up', { mode: 'ratio', ratio: [30, 100], minimum: 0 }, 11, 4],
    ['an exact ratio is not rounded', { mode: 'ratio', ratio: [30, 100], minimum: 0 }, 10, 3],
    ['the minimum lifts it', { mode: 'ratio', ratio: [1, 100], minimum: 5 }, 11, 5],
    ['the population bounds it', { mode: 'ratio', ratio: [1, 100], minimum: 5 }, 3, 3],
    ['an empty stratum gives none', { mode: 'ratio', ratio: [1, 1], minimum: 9 }, 0, 0],
    [
      'beyond 2^53 it is still exact',
      { mode: 'ratio', ratio: [2147483646, 2147483647], minimum: 0 },
      2147483648,
      2147483647,
    ],
  ] as const)('%s', (_rule, of, population, expected) => {
    expect(drawnCount(of, population)).toBe(expected);
  });
});

describe('a selection', () => {
  it('is a permutation of its stratum, drawn first', () => {
    const { drawn, reserve, population } = pond(entities(40, (at) => 1 + (at % 3)));
    expect(drawn).toHaveLength(12);
    expect(population).toBe(40);
    expect([...drawn, ...reserve].sort()).toEqual(
      entities(40)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('does not depend on the order of the register', () => {
    const rows = entities(15, (at) => 1 + (at % 2));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(pond(shuffled)).toEqual(pond(rows));
      }),
      { numRuns: 30 },
    );
  });

  it('never moves one entity against another when a third is added or struck off', () => {
    const all = pond(entities(30), { ...rule, mode: 'census' }).drawn;
    const fewer = pond(entities(30).slice(0, 20), { ...rule, mode: 'census' }).drawn;
    expect(fewer).toEqual(all.filter((id) => fewer.includes(id)));
  });

  it('lets each entity check its own fate from its row and the cut-off', () => {
    const rows = entities(40, (at) => 1 + (at % 4));
    const { drawn, cutOff } = pond(rows);
    if (cutOff === null) throw new Error('something was drawn');
    const limit = BigInt(`0x${cutOff.ticket}`);
    for (const { id, weight } of rows) {
      const own = BigInt(`0x${Buffer.from(entityTickets(seed, 'pool', [id], sha256)).toString('hex')}`);
      expect(own * BigInt(cutOff.weight) <= limit * BigInt(weight)).toBe(drawn.includes(id));
    }
  });

  it('has no cut-off where nothing was drawn', () => {
    expect(pond(entities(3), { ...rule, ratio: [0, 1] }).cutOff).toBeNull();
    expect(pond([]).cutOff).toBeNull();
  });

  it('draws heavier entities more often', () => {
    const { drawn } = pond(entities(400, (at) => (at < 200 ? 1 : 8)));
    const heavy = drawn.filter((id) => Number(id.slice(1)) >= 200).length;
    expect(heavy / drawn.length).toBeGreaterThan(0.75);
  });
});
