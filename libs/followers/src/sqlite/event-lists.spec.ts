import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Follower, eventOf } from '../follower';
import { counts, logOf, momentOf, type Change } from '../testing/told-log';
import type { RowQuery, RowVersion } from '../view';
import { SqliteViewStore } from './sqlite-view-store';

const set = (key: string, value: number, minute: number): Change => ({ type: 'Set', key, value, minute });

describe('lists of a view', () => {
  const many = Array.from({ length: 1_203 }, (_, i) => set(i % 3 === 0 ? 'c' : 'a', i, i === 901 ? 1 : i));
  const inA = many.flatMap(({ key }, i) => (key === 'a' ? [i] : []));
  const told800 = inA.filter((i) => i < 800);

  it.each([
    ['are written with their pages', ':memory:'],
    ['are written when they are asked for, of a file that is told from nothing', 'views.db'],
  ])('hold the events in order of the log, and %s', async (_how, name) => {
    const folder = mkdtempSync(join(tmpdir(), 'views-'));
    const views = new SqliteViewStore(name === ':memory:' ? name : join(folder, name));
    await new Follower(await logOf(many), views, [counts], 7).catchUp();
    const of = (query: RowQuery, list = 'a'): readonly RowVersion[] =>
      views.rows(counts, { ...query, where: { told: list } });
    const indexes = (query: RowQuery): readonly number[] => of(query).map(({ from }) => from);
    expect(indexes({})).toEqual(inA);
    expect(indexes({ size: 800 })).toEqual(told800);
    expect(views.count(counts, { where: { told: 'a' }, size: 800 })).toBe(told800.length);
    expect(indexes({ occurredBy: momentOf(5), size: 1_000 })).toEqual([1, 2, 4, 5, 901]);
    expect(of({}, 'b')).toEqual([]);
    expect(of({ limit: 1 })).toEqual([
      { key: 'a 000000000001', from: 1, to: null, occurredAt: momentOf(1), data: { type: 'Set' } },
    ]);
    for (const after of [0, 499, 500, 1_200]) {
      const page = of({ after: `a ${String(after).padStart(12, '0')}`, limit: 40 });
      expect(page.map(({ from }) => from)).toEqual(inA.filter((i) => i > after).slice(0, 40));
    }
    expect(() => views.rows(counts, { where: { told: 'a', kind: 'count' } })).toThrow('have no column kind');
    views.close();
    rmSync(folder, { recursive: true });
  });

  it('are noted by views that say how they are asked', async () => {
    const { lists: _lists, ...silent } = counts;
    const views = new SqliteViewStore(':memory:');
    expect(() => views.apply(silent, [])).not.toThrow();
    const [entry = new Uint8Array()] = await (await logOf([set('a', 1, 0)])).read(0, 1);
    expect(() => views.apply(silent, [eventOf(entry, 0)])).toThrow('no column by which lists are asked');
  });
});
