import * as fc from 'fast-check';
import { anyDraw, codeOf, sha256, valueOf } from '../testing/draws';
import { annualRule } from './annual-rule';
import { drawnCount } from './drawn-count';
import { executeDraw } from './execute-draw';
import { freezePool } from './frozen-pool';
import { officerLoads } from './officer-loads';
import { sensitivityOf } from './sensitivity';
import { shorthandedEntities } from './shorthanded';
import { taskId } from './tickets';
import type { DrawRule, Ratio } from './types';

describe('a share of the year', () => {
  it('is reached step by step, each draw topping up what earlier ones left', () => {
    const drawn: number[] = [];
    for (let k = 1; k <= 6; k++) {
      const drawnBefore = drawn.reduce((sum, count) => sum + count, 0);
      const progress = { registered: 101, drawnBefore };
      const rule = valueOf(annualRule({ share: [40, 100], step: [k, 6] }, progress));
      expect(rule).toMatchObject({ mode: 'ratio', ratio: [0, 1] });
      drawn.push(drawnCount(rule, 101 - drawnBefore));
    }
    expect(drawn).toEqual([7, 7, 7, 6, 7, 7]);
  });

  it('asks for nothing where more has been drawn than is due', () => {
    const rule = annualRule({ share: [1, 2], step: [1, 2] }, { registered: 100, drawnBefore: 30 });
    expect(valueOf(rule).minimum).toBe(0);
  });

  it('of one whole, at the last step, is a census', () => {
    const rule = annualRule({ share: [1, 1], step: [6, 6] }, { registered: 9, drawnBefore: 5 });
    expect(valueOf(rule).minimum).toBe(4);
  });

  it.each([
    { share: [2, 1], step: [1, 6] },
    { share: [1, 1], step: [7, 6] },
    { share: [1, 0], step: [1, 6] },
  ] as const)('is refused where it is %j', (annual) => {
    expect(codeOf(annualRule(annual, { registered: 1, drawnBefore: 0 }))).toBe('bad-annual');
  });
});

describe('the sensitivity of a stratum', () => {
  const table = (population: number): DrawRule => {
    const ratio: Ratio = population <= 50 ? [30, 100] : [20, 100];
    return { mode: 'ratio', ratio, minimum: 0 };
  };

  it('shows the cliff at the edge of a band', () => {
    expect(sensitivityOf(50, table)).toEqual({ oneFewer: 15, frozen: 15, oneMore: 11 });
    expect(sensitivityOf(51, table)).toEqual({ oneFewer: 15, frozen: 11, oneMore: 11 });
  });

  it('has nothing below an empty stratum', () => {
    expect(sensitivityOf(0, table)).toEqual({ oneFewer: null, frozen: 0, oneMore: 1 });
  });
});

describe('the load with which an officer starts', () => {
  it('is what he held above the least of those who share a field with him, three at most', () => {
    const loads = officerLoads([
      { id: 'A', fields: ['x'], placesHeld: 9 },
      { id: 'B', fields: ['x', 'y'], placesHeld: 7 },
      { id: 'C', fields: ['y'], placesHeld: 5 },
      { id: 'D', fields: ['z'], placesHeld: 40 },
      { id: 'E', fields: [], placesHeld: 2 },
      { id: 'F', fields: ['y'], placesHeld: 12 },
    ]);
    expect(Object.fromEntries(loads)).toEqual({ A: 2, B: 2, C: 0, D: 0, E: 0, F: 3 });
  });
});

describe('the entities for which officers are short', () => {
  it('are those whose tasks would stay unassigned if all were drawn', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const strata = input.strata.map((stratum) => ({ ...stratum, mode: 'census' as const }));
        const short = [...shorthandedEntities(valueOf(freezePool(input)))];
        const { result } = valueOf(executeDraw({ ...input, strata }, sha256));
        const tasks = short.map(({ entity, party }) => taskId(input.drawId, entity, party));
        expect(tasks.sort()).toEqual([...result.unassigned].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are listed with how many there are', () => {
    const stratum = { id: 'S', field: 'F', mode: 'census', ratio: [1, 1], minimum: 0 } as const;
    const pool = freezePool({
      strata: [stratum],
      entities: ['E1', 'E2'].map((id) => ({ id, stratum: 'S', weight: 1 })),
      officers: ['A', 'B'].map((id) => ({ id, fields: ['F'], canLead: id === 'A', load: 0 })),
      conflicts: [{ entity: 'E2', officer: 'A' }],
    });
    expect([...shorthandedEntities(valueOf(pool))]).toEqual([
      { entity: 'E2', field: 'F', eligible: 1, canLead: 0 },
    ]);
  });
});
