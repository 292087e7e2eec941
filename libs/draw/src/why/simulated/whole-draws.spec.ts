import { utf8 } from '@mingjing/kernel';
import { drawFrom } from '../../algorithm/execute-draw';
import { freezePool, type FrozenPool } from '../../algorithm/frozen-pool';
import type { PoolInput } from '../../algorithm/draw-types';
import { sha256, valueOf } from '../../testing/draws';
import { simulateDraw, type TicketSource } from './simulated-draw';
import { simulatedPool } from './simulated-pool';
import { simulateWholeDraws, type AskedDraw, type WholeDraws } from './whole-draws';

const rule = { mode: 'ratio', ratio: [0, 1] } as const;

/** Three entities of which two are drawn, four officers: one may not go to E1, one starts with a load, one never leads. */
const small: PoolInput = {
  strata: [{ id: 'S', field: 'f', ...rule, minimum: 2 }],
  entities: ['E1', 'E2', 'E3'].map((id) => ({ id, stratum: 'S', weight: 1 })),
  officers: [
    { id: 'O1', fields: ['f'], canLead: true, load: 0 },
    { id: 'O2', fields: ['f'], canLead: true, load: 2 },
    { id: 'O3', fields: ['f'], canLead: false, load: 0 },
    { id: 'O4', fields: ['f'], canLead: true, load: 0 },
  ],
  conflicts: [{ entity: 'E1', officer: 'O4' }],
};

const asked = (pool: FrozenPool, members: Partial<AskedDraw> = {}): AskedDraw => ({
  ...{
    drawId: 'D',
    pool,
    fields: ['f'],
    tasks: new Set(pool.entities.map(({ id }) => `D/${id}`)),
    calls: [],
  },
  ...members,
});

function simulated(draw: AskedDraw, numbers: number): WholeDraws {
  const draws = simulateWholeDraws(draw, numbers, sha256);
  if (draws === undefined) throw new Error('Too large');
  return draws;
}

/** Every order in which tickets can fall, each as likely: 3! of the entities, 4! of the officers for each of two tasks. */
function everyOrder(seen: (tickets: TicketSource) => void): number {
  let count = 0;
  const [entities, officers] = [ordersOf(['E1', 'E2', 'E3']), ordersOf(['O1', 'O2', 'O3', 'O4'])];
  for (const ofEntities of entities) {
    for (const one of officers) {
      for (const other of officers) {
        const byTask = new Map([
          [`D/${ofEntities[0] ?? ''}`, one],
          [`D/${ofEntities[1] ?? ''}`, other],
        ]);
        seen({
          ofEntity: (_stratum, entity) => ofEntities.indexOf(entity) / 10,
          ofOfficer: (task, officer) => (byTask.get(task)?.indexOf(officer) ?? 0) / 10,
        });
        count += 1;
      }
    }
  }
  return count;
}

function ordersOf(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((id) => ordersOf(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]));
}

/** By Hoeffding, so far off or further in less than one of 10¹² simulations. */
const furthest = (trials: number): number => Math.sqrt(Math.log(2e12) / (2 * trials));

describe('whole draws, simulated', () => {
  it('give every officer the chance that all orders of the tickets, counted out, give him', () => {
    const pool = valueOf(freezePool(small));
    const placed = new Map<string, number>();
    const sent = new Map<string, number>();
    const raise = (counts: Map<string, number>, key: string): unknown =>
      counts.set(key, (counts.get(key) ?? 0) + 1);
    const laidOut = simulatedPool('D', pool, ['f']);
    const orders = everyOrder((tickets) => {
      const own = new Set<string>();
      simulateDraw(laidOut, tickets, ({ id }, team) => {
        for (const at of team ?? []) {
          own.add(pool.officers[at]?.id ?? '');
          raise(sent, `${id} ${pool.officers[at]?.id ?? ''}`);
        }
      });
      for (const officer of own) raise(placed, officer);
    });
    expect(orders).toBe(6 * 24 * 24);
    const draws = simulated(asked(pool), 1_000_000);
    expect(draws.trials).toBe(10_000);
    for (const { id } of pool.officers) {
      const exact = (placed.get(id) ?? 0) / orders;
      expect(Math.abs((draws.withPlace.get(id) ?? 0) / draws.trials - exact)).toBeLessThan(furthest(10_000));
      for (const [task, counts] of draws.tasks) {
        const byOrders = (sent.get(`${task} ${id}`) ?? 0) / orders;
        expect(Math.abs((counts.sent.get(id) ?? 0) / draws.trials - byOrders)).toBeLessThan(furthest(10_000));
      }
    }
    expect(draws.tasks.get('D/E1')?.sent.get('O4')).toBeUndefined();
  });

  it('agree with the draw’s own code under thousands of other seeds, weights and all', () => {
    const pool = valueOf(freezePool(county()));
    const draws = simulated(asked(pool, { fields: ['f', 'g'] }), 4_000_000);
    const trials = 3000;
    const placed = new Map<string, number>();
    for (let trial = 0; trial < trials; trial += 1) {
      const { result } = drawFrom('D', pool, sha256(utf8(`brute force ${String(trial)}`)), sha256);
      const own = new Set(result.assignments.flatMap(({ lead, second }) => [lead, second]));
      for (const id of own) placed.set(id, (placed.get(id) ?? 0) + 1);
    }
    for (const { id } of pool.officers) {
      const off = (draws.withPlace.get(id) ?? 0) / draws.trials - (placed.get(id) ?? 0) / trials;
      expect(Math.abs(off)).toBeLessThan(furthest(draws.trials) + furthest(trials));
    }
  });

  it('are the same for whoever asks again, and none where a hundred do not fit in', () => {
    const pool = valueOf(freezePool(small));
    expect(simulated(asked(pool), 5000)).toEqual(simulated(asked(pool), 5000));
    expect(simulateWholeDraws(asked(pool), 500, sha256)).toBeUndefined();
  });

  it('count those who are called from the reserve with those who are drawn', () => {
    const pool = valueOf(freezePool(small));
    const { tasks, trials } = simulated(asked(pool, { calls: ['S'] }), 100_000);
    for (const { there } of tasks.values()) expect(there).toBe(trials);
  });
});

/** Uneven on purpose: weights, two fields, one officer of both, unequal loads, a conflict. */
function county(): PoolInput {
  return {
    strata: [
      { id: 'S', field: 'f', ...rule, minimum: 3 },
      { id: 'T', field: 'g', ...rule, minimum: 1 },
    ],
    entities: Array.from({ length: 14 }, (_, at) => ({
      ...{ id: `E${String(at)}`, stratum: at < 9 ? 'S' : 'T', weight: at === 0 ? 5 : 1 },
    })),
    officers: Array.from({ length: 11 }, (_, at) => ({
      ...{ id: `O${String(at)}`, fields: at === 0 ? ['f', 'g'] : [at < 7 ? 'f' : 'g'] },
      ...{ canLead: at % 3 !== 1, load: at % 4 },
    })),
    conflicts: [{ entity: 'E0', officer: 'O2' }],
  };
}
