import * as fc from 'fast-check';
import { Follower, eventOf } from '../follower';
import { counts, courses, failingAt, logOf, momentOf, values, type Change } from '../testing/told-log';
import type { RowVersion, ViewDefinition } from '../view';
import { SqliteViewStore } from './sqlite-view-store';

const change: fc.Arbitrary<Change> = fc.record({
  type: fc.constantFrom('Set', 'Set', 'Set', 'Removed', 'Twice', 'Noise'),
  key: fc.constantFrom('a', 'a', 'b', 'é'),
  value: fc.nat(3),
  minute: fc.nat(20),
});

const both = [values, counts, courses];

async function told(changes: readonly Change[], page = 1_000): Promise<SqliteViewStore> {
  const views = new SqliteViewStore(':memory:');
  await new Follower(await logOf(changes), views, both, page).catchUp();
  return views;
}

const set = (key: string, value: number, minute: number): Change => ({ type: 'Set', key, value, minute });
const removed = (key: string, minute: number): Change => ({ type: 'Removed', key, value: 0, minute });
const dataOf = (rows: readonly RowVersion[]): object =>
  Object.fromEntries(rows.map(({ key, data }) => [key, data]));

describe('a view as of a size', () => {
  it('is the view that was told up to that size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, page) => {
          const whole = await told(all, page);
          for (let size = 0; size <= all.length; size += 3) {
            const part = await told(all.slice(0, size));
            for (const view of both) {
              expect(whole.digest(view, size)).toBe(part.digest(view));
              expect(whole.count(view, { size })).toBe(part.count(view));
              expect(dataOf(whole.rows(view, { size }))).toEqual(dataOf(part.rows(view)));
            }
            part.close();
          }
          whole.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('closes rows and overwrites none', async () => {
    const views = await told([set('a', 1, 0), set('a', 2, 1), removed('a', 2), set('a', 3, 3)]);
    const versions = [1, 2, 3, 4].map((size) => views.row(values, 'a', { size }));
    expect(versions).toEqual([
      { key: 'a', from: 0, to: 1, occurredAt: momentOf(0), data: { value: 1 } },
      { key: 'a', from: 1, to: 2, occurredAt: momentOf(1), data: { value: 2 } },
      undefined,
      { key: 'a', from: 3, to: null, occurredAt: momentOf(3), data: { value: 3 } },
    ]);
  });

  it('opens no new version where the data are the same', async () => {
    const views = await told([set('a', 1, 0), set('a', 1, 5), set('a', 1, 9)]);
    expect(views.row(values, 'a')).toMatchObject({ from: 0, to: null });
  });
});

/** What had occurred, said in plain words over all versions. */
function standingBy(changes: readonly Change[], minute: number, size: number): object {
  const found: Record<string, object> = {};
  const keys = new Set(changes.map(({ key }) => key));
  for (const key of keys) {
    let shown: number | undefined;
    let current: number | undefined;
    changes.slice(0, size).forEach((one) => {
      if (one.key !== key || one.type === 'Noise') return;
      const after = one.type === 'Removed' ? undefined : one.value + (one.type === 'Twice' ? 1 : 0);
      // The same data again is no change; told twice, it changed on the way.
      if (after === current && one.type !== 'Twice') return;
      current = after;
      if (one.minute <= minute) shown = after;
    });
    if (shown !== undefined) found[key] = { value: shown };
  }
  return found;
}

describe('a view by what had occurred', () => {
  it('gives one row of each key: the newest version that had occurred by the moment', async () => {
    const views = await told([set('a', 1, 0), set('a', 2, 10), set('a', 3, 5)]);
    const at = (minute: number): unknown => dataOf(views.rows(values, { occurredBy: momentOf(minute) }));
    expect(at(4)).toEqual({ a: { value: 1 } });
    expect(at(7)).toEqual({ a: { value: 3 } });
    expect(at(11)).toEqual({ a: { value: 3 } });
    expect(views.row(values, 'a', { occurredBy: momentOf(11), size: 2 })?.data).toEqual({ value: 2 });
  });

  it('leaves out what had been closed by then, and shows it before', async () => {
    const views = await told([set('a', 1, 0), removed('a', 8)]);
    expect(views.rows(values, { occurredBy: momentOf(7) })).toHaveLength(1);
    expect(views.rows(values, { occurredBy: momentOf(8) })).toHaveLength(0);
    expect(views.rows(values, { occurredBy: momentOf(8), size: 1 })).toHaveLength(1);
  });

  it('compares moments, not texts: another offset is the same moment', async () => {
    const views = await told([set('a', 1, 60)]);
    expect(views.rows(values, { occurredBy: '2025-12-31T17:00:00.000+00:00' })).toHaveLength(1);
    expect(views.rows(values, { occurredBy: '2025-12-31T16:59:59.999+00:00' })).toHaveLength(0);
    expect(() => views.rows(values, { occurredBy: 'yesterday' })).toThrow(RangeError);
  });

  it('agrees with the plain words for any log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        async (all, minute, size) => {
          const views = await told(all, 6);
          const rows = views.rows(values, { occurredBy: momentOf(minute), size });
          expect(rows.map(({ key }) => key)).toEqual([...new Set(rows.map(({ key }) => key))]);
          expect(dataOf(rows)).toEqual(standingBy(all, minute, size));
          views.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('rows of a view', () => {
  it('are found by column, at any size, page by page in order of their keys', async () => {
    const views = await told([
      set('b', 1, 0),
      set('a', 1, 1),
      set('c', 2, 2),
      set('d', 1, 3),
      set('b', 2, 4),
    ]);
    const keys = (query: object): string[] => views.rows(values, query).map(({ key }) => key);
    expect(keys({ where: { value: 1 } })).toEqual(['a', 'd']);
    expect(keys({ where: { value: 1 }, size: 4 })).toEqual(['a', 'b', 'd']);
    expect(keys({ where: { value: 1 }, size: 4, limit: 2 })).toEqual(['a', 'b']);
    expect(keys({ where: { value: 1 }, size: 4, after: 'b' })).toEqual(['d']);
    expect(views.count(values, { where: { value: 2, key_text: 'b' } })).toBe(1);
    expect(() => views.rows(values, { where: { colour: 'red' } })).toThrow('has no column colour');
  });

  it('survive that more rows are current than are kept in memory', async () => {
    const many = Array.from({ length: 120_000 }, (_, i) => set(`k${String(i % 60_000)}`, i % 5, i % 1000));
    const views = await told(many);
    expect(views.count(values)).toBe(60_000);
    expect(views.count(counts, { where: { kind: 'count' } })).toBe(60_000);
    expect(views.rows(counts, { where: { kind: 'count' }, limit: 50 }).every(({ data }) => data === 2)).toBe(
      true,
    );
  });
});

async function eventsOf(changes: readonly Change[]): Promise<ReturnType<typeof eventOf>[]> {
  const log = await logOf(changes);
  return (await log.read(0, 1_000)).map((bytes, i) => eventOf(bytes, i));
}

describe('a page of events', () => {
  it('is applied whole or not at all', async () => {
    const failing = failingAt(2);
    const views = new SqliteViewStore(':memory:');
    const events = await eventsOf([set('a', 1, 0), set('b', 3, 0), set('a', 2, 1)]);
    expect(() => views.apply(failing, events)).toThrow('too much');
    expect([views.position(failing), views.count(failing)]).toEqual([0, 0]);
    views.apply(failing, events.slice(0, 2));
    expect([views.position(failing), views.count(failing)]).toEqual([2, 2]);
  });

  it('is written with the other views or, where the file fails, without any', async () => {
    const views = new SqliteViewStore(':memory:');
    const events = await eventsOf([set('a', 1, 0)]);
    const work = (): void => {
      both.forEach((view) => views.apply(view, events));
      throw new Error('the disk is full');
    };
    expect(() => views.together(work)).toThrow('the disk is full');
    expect(both.map((view) => [views.position(view), views.count(view)])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    both.forEach((view) => views.apply(view, events));
    expect(both.map((view) => views.position(view))).toEqual([1, 1, 1]);
  });
});

describe('versions of a view', () => {
  it('are tables of their own; those that nobody defines are dropped', async () => {
    const views = await told([set('a', 1, 0)]);
    const next: ViewDefinition = { ...values, version: 2 };
    expect(views.position(next)).toBe(0);
    views.retire([next, counts]);
    expect(views.position(values)).toBe(0);
    expect(views.count(values)).toBe(0);
    expect(views.position(counts)).toBe(1);
  });
});
