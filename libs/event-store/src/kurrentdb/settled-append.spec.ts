import { DeadlineExceededError } from '@kurrent/kurrentdb-client';
import { OutcomeUnknown, StoreUnavailable } from '../store-errors';
import type { AppendMischief } from '../testing/engine-double/misbehaviour';
import { doublePlace } from '../testing/engine-place';
import { entry, readAll } from '../testing/entries';
import { sayingOf } from './engine-errors';
import { openKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store';

const LIMITS = { append: 400, answer: 5_000, settling: 20_000, silence: 200 };

let place: Awaited<ReturnType<typeof doublePlace>>;
let store: KurrentDbEventStore;
const opened: KurrentDbEventStore[] = [];

const open = async (limits: Partial<typeof LIMITS> = {}): Promise<KurrentDbEventStore> => {
  const one = await openKurrentDbEventStore({
    url: place.url,
    stream: 'log',
    limits: { ...LIMITS, ...limits },
  });
  opened.push(one);
  return one;
};

beforeEach(async () => {
  place = await doublePlace();
  store = await open();
  await store.append(0, [entry('a')]);
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await place.leave();
});

describe('an append whose outcome is unknown', () => {
  const ALL: readonly AppendMischief[] = [
    'silent',
    'stored-unanswered',
    'stored-timeout',
    'stored-cut',
    'cut',
    'not-leader',
    'not-ready',
  ];

  it.each(ALL)('is settled when the engine is %s: nothing lost, nothing twice', async (misdeed) => {
    place.double.mischief.appending(misdeed);
    expect(await store.append(1, [entry('b'), entry('c')])).toBe('done');
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
    expect(await store.append(3, [entry('d')])).toBe('done');
  });

  it('is settled however often the engine fails', async () => {
    place.double.mischief.appending('silent', 'cut', 'not-ready', 'stored-unanswered');
    expect(await store.append(1, [entry('b')])).toBe('done');
    expect(await readAll(store)).toEqual(['a', 'b']);
  });

  it('is settled across a restart of the engine', async () => {
    place.double.mischief.appending('stored-unanswered');
    const appended = store.append(1, [entry('b')]);
    await place.double.mischief.appendsDone();
    await place.double.restart();
    expect(await appended).toBe('done');
    expect(await readAll(store)).toEqual(['a', 'b']);
  });

  it('is done once when the first try arrives after the second', async () => {
    place.double.mischief.appending('late');
    expect(await store.append(1, [entry('b')])).toBe('done');
    expect(await store.append(2, [entry('c')])).toBe('done');
    place.double.mischief.release();
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
  });

  it('is refused where another writer was faster', async () => {
    const other = await open();
    place.double.mischief.appending('silent');
    const appended = store.append(1, [entry('b')]);
    expect(await other.append(1, [entry('of another')])).toBe('done');
    expect(await appended).toEqual({ size: 2 });
    expect(await readAll(store)).toEqual(['a', 'of another']);
  });

  it('is refused where another writer stored only the beginning of the same', async () => {
    const other = await open();
    place.double.mischief.appending('silent');
    const appended = store.append(1, [entry('b'), entry('c')]);
    expect(await other.append(1, [entry('b')])).toBe('done');
    expect(await appended).toEqual({ size: 2 });
  });

  it('goes to the node that leads, where the engine names one', async () => {
    const leader = await doublePlace();
    const there = await openKurrentDbEventStore({ url: leader.url, stream: 'log', limits: LIMITS });
    await there.append(0, [entry('a')]);
    place.double.mischief.leaderPort = Number(new URL(leader.url).port);
    place.double.mischief.appending('not-leader');
    expect(await store.append(1, [entry('b')])).toBe('done');
    expect(await readAll(there)).toEqual(['a', 'b']);
    expect(place.double.state.visible('log', 0)).toHaveLength(1);
    await there.close();
    await leader.leave();
  });

  it('holds back whatever was to follow it', async () => {
    place.double.mischief.appending('silent');
    const order: string[] = [];
    await Promise.all([
      store.append(1, [entry('b')]).then(() => order.push('b')),
      store.append(2, [entry('c')]).then(() => order.push('c')),
    ]);
    expect(order).toEqual(['b', 'c']);
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
  });

  it('ends every further append where it could not be settled, until the store is opened anew', async () => {
    const impatient = await open({ settling: 300, append: 200 });
    place.double.mischief.appending('stored-unanswered');
    const appended = impatient.append(1, [entry('b')]);
    const rejected = expect(appended).rejects.toThrow(OutcomeUnknown);
    await place.double.mischief.appendsDone();
    await place.double.stop();
    await rejected;
    await expect(impatient.append(2, [entry('c')])).rejects.toThrow(OutcomeUnknown);
    await place.double.listen();
    await expect(impatient.append(2, [entry('c')])).rejects.toThrow(OutcomeUnknown);
    const again = await open();
    expect(await readAll(again)).toEqual(['a', 'b']);
    expect(await again.append(2, [entry('c')])).toBe('done');
  });
});

describe('an append that cannot be', () => {
  it('is refused at once where it is larger than the engine takes', async () => {
    const large = Array.from({ length: 9 }, (_, i) => ({
      ...entry(String(i)),
      bytes: new Uint8Array(65_000).fill(i),
    }));
    await expect(store.append(1, large)).rejects.toThrow(RangeError);
    expect(await store.size()).toBe(1);
  });

  it('is refused with the engine’s own word where the user may not write', async () => {
    place.double.mischief.deniesWrites = true;
    await expect(store.append(1, [entry('b')])).rejects.toThrow(StoreUnavailable);
    await expect(store.size()).rejects.toThrow('did not give the stream log: access-denied');
    expect(sayingOf(new DeadlineExceededError())).toBe('deadline-exceeded');
  });

  it('leaves a store unavailable that does not answer at all', async () => {
    await place.double.stop();
    await expect(store.size()).rejects.toThrow(StoreUnavailable);
    await expect(open()).rejects.toThrow(StoreUnavailable);
  });
});
