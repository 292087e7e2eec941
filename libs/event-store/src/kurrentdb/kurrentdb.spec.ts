import { KurrentDBClient, START } from '@kurrent/kurrentdb-client';
import { describeCheckpointStore, describeEventStore } from '../testing';
import { onEngines } from '../testing/engine-place';
import { entry, readAll } from '../testing/entries';
import { openKurrentDbCheckpointStore } from './kurrentdb-checkpoint-store';
import { openKurrentDbEventStore } from './kurrentdb-event-store';

const HOUR = 3_600_000;

/** As the machine's clock would be off: for whoever asks `now`, and for whoever makes a date of it. */
function clockOffBy(shift: number): DateConstructor {
  const now = (): number => Math.floor(performance.timeOrigin + performance.now() + shift);
  return new Proxy(Date, {
    construct: (date, given: unknown[]) =>
      Reflect.construct(date, given.length === 0 ? [now()] : given) as Date,
    get: (date, member): unknown => (member === 'now' ? now : Reflect.get(date, member)),
  });
}

onEngines('on %s', (place) => {
  describeEventStore('KurrentDB', async () => {
    const stream = place().newStream();
    return {
      open: () => openKurrentDbEventStore({ url: place().url, stream }),
      leave: async () => undefined,
    };
  });

  describeCheckpointStore('KurrentDB', async () => {
    const stream = place().newStream();
    return {
      open: () => openKurrentDbCheckpointStore({ url: place().url, stream }),
      leave: async () => undefined,
    };
  });

  it('an event bears the type of its statement, for the engine’s own tools', async () => {
    const stream = place().newStream();
    const store = await openKurrentDbEventStore({ url: place().url, stream });
    const types = ['InspectionRecorded', 'FindingMade', 'InspectionRecorded'];
    await store.append(
      0,
      types.map((type, i) => ({ ...entry(String(i)), type })),
    );
    await store.close();
    const client = KurrentDBClient.connectionString(place().url);
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    const seen: (string | undefined)[] = [];
    await new Promise((resolve, reject) => {
      subscription.on('data', ({ event }) => seen.push(event?.type) === types.length && resolve(seen));
      subscription.on('error', reject);
    });
    await subscription.unsubscribe();
    await client.dispose();
    expect(seen).toEqual(types);
  });

  describe.each([
    ['behind', -HOUR],
    ['ahead of', HOUR],
  ])('a node whose clock is an hour %s the engine’s', (_name, shift) => {
    const { Date: own } = globalThis;
    beforeEach(() => {
      globalThis.Date = clockOffBy(shift);
    });
    afterEach(() => {
      globalThis.Date = own;
    });

    it('writes, counts and reads as any other', async () => {
      const store = await openKurrentDbEventStore({ url: place().url, stream: place().newStream() });
      expect(await store.append(0, [entry('a'), entry('b')])).toBe('done');
      expect(await store.append(2, [entry('c')])).toBe('done');
      expect(await store.size()).toBe(3);
      expect(await readAll(store)).toEqual(['a', 'b', 'c']);
      await store.close();
    });
  });
});
