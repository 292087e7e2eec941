import type { EventStore } from '../event-store';
import { collect, entry, entryOf, texts } from './entries';

export function describeFollowing(open: () => Promise<EventStore>): void {
  it('follows what is there and what comes, its own and others’, without skipping', async () => {
    const [own, other] = [await open(), await open()];
    await own.append(0, [entry('0'), entry('1')]);
    const following = collect(own.follow(0), 40);

    for (let size = 2; size < 40; size++) {
      await (size % 3 === 0 ? own : other).append(size, [entry(String(size))]);
    }

    expect(await following).toEqual(Array.from({ length: 40 }, (_, i) => String(i)));
  });

  it('starts anywhere, also behind the end', async () => {
    const store = await open();
    await store.append(0, [entry('a'), entry('b')]);
    const [from1, from3] = [collect(store.follow(1), 3), collect(store.follow(3), 1)];
    await store.append(2, [entry('c'), entry('d')]);
    expect(await from1).toEqual(['b', 'c', 'd']);
    expect(await from3).toEqual(['d']);
  });

  it('gives pages whose indexes are right, however long the log is', async () => {
    const store = await open();
    await store.append(
      0,
      Array.from({ length: 2500 }, (_, i) => entryOf(i)),
    );
    let next = 0;
    for await (const page of store.follow(0)) {
      expect(page.from).toBe(next);
      expect(page.entries.length).toBeGreaterThan(0);
      expect(texts(page.entries.slice(0, 1))).toEqual([String(next)]);
      next += page.entries.length;
      if (next === 2500) break;
    }
    expect(next).toBe(2500);
  });

  it('ends when its signal aborts, while it waits and while it works', async () => {
    const store = await open();
    const stop = new AbortController();
    const waiting = collect(store.follow(0, stop.signal), Infinity);
    await store.append(0, [entry('a')]);
    const pages = store.follow(0, stop.signal)[Symbol.asyncIterator]();
    expect(await pages.next()).toMatchObject({ done: false });
    stop.abort();
    expect(await waiting).toEqual(expect.any(Array));
    expect(await pages.next()).toMatchObject({ done: true });
    expect(await collect(store.follow(0, AbortSignal.abort()), 1)).toEqual([]);
  });

  it('ends when the store is closed', async () => {
    const store = await open();
    const following = collect(store.follow(0), Infinity);
    await store.close();
    expect(await following).toEqual([]);
  });
}
