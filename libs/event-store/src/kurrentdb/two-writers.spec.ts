import { onEngines } from '../testing/engine-place';
import { collect, entry, readAll } from '../testing/entries';
import { openKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store';

const ROUNDS = 60;

/** Appends group after group where it believes the end to be, until so many were taken. */
async function write(store: KurrentDbEventStore, name: string): Promise<ReadonlyMap<number, string>> {
  const taken = new Map<number, string>();
  for (let round = 0; round < ROUNDS;) {
    const texts = Array.from({ length: 1 + (round % 5) }, (_, i) => `${name} ${String(round)} ${String(i)}`);
    const size = await store.size();
    if ((await store.append(size, texts.map(entry))) !== 'done') continue;
    texts.forEach((text, i) => taken.set(size + i, text));
    round++;
  }
  return taken;
}

/** A real server is killed and paused by hand; the double goes away and comes back here. */
onEngines('two writers on %s', (place) => {
  const opened: KurrentDbEventStore[] = [];
  afterAll(async () => {
    for (const store of opened) await store.close();
  });

  it('lose nothing, write nothing twice, and are seen by a follower in one order', async () => {
    const stream = place().newStream();
    const open = async (): Promise<KurrentDbEventStore> => {
      const store = await openKurrentDbEventStore({ url: place().url, stream, limits: { append: 1_000 } });
      opened.push(store);
      return store;
    };
    const [one, other, reader] = [await open(), await open(), await open()];
    const seen = collect(reader.follow(0), 2 * ROUNDS * 3);
    const writing = Promise.all([write(one, 'one'), write(other, 'other')]);
    place().double?.mischief.appending('stored-unanswered', 'cut', 'stored-cut', 'silent');
    const taken = await writing;
    const all = await readAll(reader);
    expect(await seen).toEqual(all);
    expect(all).toHaveLength(2 * ROUNDS * 3);
    expect(new Set(all).size).toBe(all.length);
    for (const texts of taken) for (const [index, text] of texts) expect(all[index]).toBe(text);
  });
});
