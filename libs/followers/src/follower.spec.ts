import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Follower, eventOf } from './follower';
import { SqliteViewStore } from './sqlite/sqlite-view-store';
import { append, counts, courses, failingAt, logOf, values, type Change } from './testing/told-log';

const TYPES = ['Set', 'Twice', 'Set', 'Removed', 'Noise', 'Kept'] as const;

/** Seven keys told of in turn; a tenth of them late. */
function changes(count: number): Change[] {
  return Array.from({ length: count }, (_, i) => ({
    type: TYPES[(i * 5) % TYPES.length] ?? 'Set',
    key: `k${String((i * i) % 7)}`,
    value: i,
    minute: i % 10 === 9 ? i - 9 : i,
  }));
}

const both = [values, counts, courses];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (): SqliteViewStore => new SqliteViewStore(join(folder, 'views.db'));

async function freshDigests(told: readonly Change[]): Promise<readonly string[]> {
  const views = new SqliteViewStore(':memory:');
  await new Follower(await logOf(told), views, both).catchUp();
  return both.map((view) => views.digest(view));
}

describe('a follower', () => {
  it('that is killed between any two pages leaves views identical to a fresh rebuild', async () => {
    const told = changes(60);
    const expected = await freshDigests(told);
    for (let pages = 1; pages < 6; pages++) {
      const views = new SqliteViewStore(join(folder, `${String(pages)}.db`));
      await new Follower(await logOf(told.slice(0, pages * 10)), views, both, 10).catchUp();
      views.close();
      const again = new SqliteViewStore(join(folder, `${String(pages)}.db`));
      expect(again.position(values)).toBe(pages * 10);
      await new Follower(await logOf(told), again, both, 10).catchUp();
      expect(both.map((view) => again.digest(view))).toEqual(expected);
      again.close();
    }
  });

  it('loses nothing to a restart between every two events', async () => {
    const told = changes(40);
    const store = await logOf([]);
    for (const change of told) {
      await append(store, [change]);
      const views = inFolder();
      await new Follower(store, views, both).catchUp();
      views.close();
    }
    const views = inFolder();
    expect(both.map((view) => views.digest(view))).toEqual(await freshDigests(told));
    views.close();
  });

  it('begins again where a crash left views that had never been told to the end', async () => {
    const views = inFolder();
    const entries = await (await logOf(changes(30))).read(0, 30);
    for (const view of both) views.apply(view, entries.map(eventOf));
    expect(existsSync(join(folder, 'views.db'))).toBe(false);
    const again = inFolder();
    expect(both.map((view) => again.position(view))).toEqual([0, 0, 0]);
    await new Follower(await logOf(changes(60)), again, both).catchUp();
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
    expect(both.map((view) => again.digest(view))).toEqual(await freshDigests(changes(60)));
    again.close();
  });

  it('builds the same views from nothing when views.db was dropped', async () => {
    const store = await logOf(changes(50));
    const views = inFolder();
    await new Follower(store, views, both, 7).catchUp();
    const before = both.map((view) => views.digest(view));
    views.close();
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'views-'));
    const rebuilt = inFolder();
    await new Follower(store, rebuilt, both).catchUp();
    expect(both.map((view) => rebuilt.digest(view))).toEqual(before);
    rebuilt.close();
  });

  it('halts a failing view with its cause, skips nothing, and lets the others go on', async () => {
    const failing = failingAt(24);
    const views = new SqliteViewStore(':memory:');
    const follower = new Follower(await logOf(changes(40)), views, [failing, ...both], 10);
    await follower.catchUp();
    expect([...follower.faults().keys()]).toEqual(['failing']);
    expect((follower.faults().get('failing')?.cause as Error).message).toBe('24 is too much');
    expect(follower.faults().get('failing')).toMatchObject({ view: 'failing', index: 24 });
    expect(views.position(failing)).toBe(24);
    expect(follower.size()).toBe(40);
    expect(both.map((view) => views.digest(view))).toEqual(await freshDigests(changes(40)));
    expect(views.digest(failing)).toBe(views.digest(values, 24));
  });

  it('reaches every size when all views are halted: nobody waits for them', async () => {
    const follower = new Follower(await logOf(changes(5)), new SqliteViewStore(':memory:'), [failingAt(3)]);
    await follower.catchUp();
    expect(follower.size()).toBe(Infinity);
    await follower.reaches(1_000);
    await follower.catchUp();
  });

  it('tells a view that is new from the first entry, and the old ones only what they lack', async () => {
    const store = await logOf(changes(30));
    const views = new SqliteViewStore(':memory:');
    await new Follower(store, views, [values]).catchUp();
    await append(store, changes(35).slice(30));
    const follower = new Follower(store, views, both, 8);
    expect(follower.size()).toBe(0);
    await follower.catchUp();
    expect(both.map((view) => views.digest(view))).toEqual(await freshDigests(changes(35)));
  });

  it('answers whoever waits for a size once the views are there', async () => {
    const store = await logOf(changes(3));
    const follower = new Follower(store, new SqliteViewStore(':memory:'), both);
    let reached = false;
    const waiting = follower.reaches(5).then(() => (reached = true));
    await follower.catchUp();
    await follower.idle();
    expect(reached).toBe(false);
    await append(store, changes(5).slice(3));
    await follower.catchUp();
    await waiting;
    expect(follower.size()).toBe(5);
  });

  it('passes on that the log cannot be read, and goes on when it can be again', async () => {
    const store = await logOf(changes(3));
    await store.close();
    const views = new SqliteViewStore(':memory:');
    await expect(new Follower(store, views, both).reaches(2)).rejects.toThrow('closed');
    const follower = new Follower(await logOf(changes(3)), views, both);
    await follower.reaches(3);
    expect(follower.faults().size).toBe(0);
  });
});
