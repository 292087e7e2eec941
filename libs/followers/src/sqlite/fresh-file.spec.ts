import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@mingjing/event-store';
import { Follower, eventOf } from '../follower';
import { counts, courses, failingAt, logOf, values, type Change } from '../testing/told-log';
import { SqliteViewStore } from './sqlite-view-store';

const TYPES = ['Set', 'Set', 'Twice', 'Removed', 'Noise', 'Set', 'Kept'] as const;
const all = [values, counts, courses];
const PAGE = 250;

/** A log of several pages. */
const long: readonly Change[] = Array.from({ length: 4_000 }, (_, i) => ({
  type: TYPES[(i * 3) % TYPES.length] ?? 'Set',
  key: `k${String((i * i) % 61)} ${i % 5 === 0 ? '单位' : ''}`,
  value: i % 9,
  minute: i % 10 === 9 ? i - 9 : i,
}));

let folder: string;
let store: EventStore;
let views: SqliteViewStore;

beforeAll(async () => {
  store = await logOf(long);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-'));
  views = inFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (): SqliteViewStore => new SqliteViewStore(join(folder, 'views.db'));
const digestsOf = (of: SqliteViewStore, size?: number): readonly string[] =>
  all.map((view) => of.digest(view, size));

/** As they are told page by page, with nothing held back. */
async function inMemory(size: number): Promise<SqliteViewStore> {
  const alone = new SqliteViewStore(':memory:');
  await new Follower(await logOf(long.slice(0, size)), alone, all).catchUp();
  return alone;
}

/** Tells the first entries and stops there, as a process does that is killed. */
async function tellUpTo(size: number): Promise<void> {
  for (let from = 0; from < size; from += PAGE) {
    const events = (await store.read(from, PAGE)).map((bytes, i) => eventOf(bytes, from + i));
    views.together(() => all.forEach((view) => views.apply(view, events)));
  }
}

describe('views that are told from nothing', () => {
  it('come out as page by page, at every size', async () => {
    await new Follower(store, views, all).catchUp();
    const alone = await inMemory(long.length);
    for (const size of [1, 999, 2_345, long.length])
      expect(digestsOf(views, size)).toEqual(digestsOf(alone, size));
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
    views.close();
    const again = inFolder();
    expect(all.map((view) => again.position(view))).toEqual([long.length, long.length, long.length]);
    expect(digestsOf(again)).toEqual(digestsOf(alone));
    again.close();
  });

  it('answer while they are told, from everything told so far', async () => {
    await tellUpTo(2_500);
    expect(digestsOf(views)).toEqual(digestsOf(await inMemory(2_500)));
    await new Follower(store, views, all).catchUp();
    expect(digestsOf(views)).toEqual(digestsOf(await inMemory(long.length)));
    views.close();
  });

  it('go on from where they were closed before the end', async () => {
    await tellUpTo(2_000);
    views.close();
    const again = inFolder();
    expect(again.position(values)).toBe(2_000);
    await new Follower(store, again, all).catchUp();
    expect(digestsOf(again)).toEqual(digestsOf(await inMemory(long.length)));
    again.close();
  });

  it('begin again where a crash left them in pieces', async () => {
    await tellUpTo(3_000);
    const killed = join(folder, 'killed');
    cpSync(join(folder, 'views.db.new'), join(killed, 'views.db.new'));
    views.close();
    const again = new SqliteViewStore(join(killed, 'views.db'));
    expect(again.position(values)).toBe(0);
    await new Follower(store, again, all).catchUp();
    expect(digestsOf(again)).toEqual(digestsOf(await inMemory(long.length)));
    again.close();
  });

  it('halt one by one, and the others go on', async () => {
    const failing = { ...failingAt(0), apply: failsFrom(3_101) };
    const follower = new Follower(store, views, [values, failing, counts, courses]);
    await follower.catchUp();
    expect(follower.faults().get('failing')).toMatchObject({ index: 3_101 });
    expect(views.position(failing)).toBe(3_101);
    expect(views.digest(failing)).toBe(views.digest(values, 3_101));
    expect(digestsOf(views)).toEqual(digestsOf(await inMemory(long.length)));
    views.close();
  });

  it('lose a page as a whole where it was not told to its end', async () => {
    await tellUpTo(2_000);
    const events = (await store.read(2_000, PAGE)).map((bytes, i) => eventOf(bytes, 2_000 + i));
    const work = (): void => {
      views.apply(values, events);
      throw new Error('interrupted');
    };
    expect(() => views.together(work)).toThrow('interrupted');
    expect(views.position(values)).toBe(2_000);
    expect(digestsOf(views)).toEqual(digestsOf(await inMemory(2_000)));
    views.close();
  });
});

function failsFrom(index: number): typeof values.apply {
  return (event, rows) => {
    if (event.index >= index && values.concerns.includes(event.type)) throw new Error('too much');
    values.apply(event, rows);
  };
}
