import { KurrentDBClient, binaryEvent, jsonEvent } from '@kurrent/kurrentdb-client';
import { StoreAltered } from '../store-errors';
import { doublePlace, onEngines } from '../testing/engine-place';
import { collect, entry, readAll } from '../testing/entries';
import { openKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store';

/** What somebody with all rights on the engine, but without the ledger's keys, can do to the stream. */
onEngines('on %s', (place) => {
  let admin: KurrentDBClient;
  let stream: string;
  const opened: KurrentDbEventStore[] = [];
  const open = async (): Promise<KurrentDbEventStore> => {
    const store = await openKurrentDbEventStore({
      url: place().url,
      stream,
      limits: { answer: 2_000, settling: 10_000, silence: 200 },
    });
    opened.push(store);
    return store;
  };

  beforeAll(async () => {
    admin = KurrentDBClient.connectionString(place().url);
  });
  beforeEach(async () => {
    stream = place().newStream();
    await (await open()).append(0, ['a', 'b', 'c'].map(entry));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  afterAll(async () => {
    await admin.dispose();
  });

  it.each([
    ['truncated', { truncateBefore: 2 }],
    ['cut to a length', { maxCount: 1 }],
    ['given an age', { maxAge: 1 }],
  ])('a stream that was %s is not opened', async (_name, metadata) => {
    await admin.setStreamMetadata(stream, metadata);
    await expect(open()).rejects.toThrow(StoreAltered);
  });

  it('a truncated stream is not read, and not followed', async () => {
    const store = await open();
    await admin.setStreamMetadata(stream, { truncateBefore: 2 });
    await expect(readAll(store)).rejects.toThrow('lacks its entries 0 to 1');
    await expect(collect(store.follow(0), 3)).rejects.toThrow(StoreAltered);
  });

  it('a follower that has seen all notices a truncation behind its back', async () => {
    const store = await open();
    const truncatedOnceSeen = async (): Promise<void> => {
      for await (const { from, entries } of store.follow(0)) {
        if (from + entries.length === 3) await admin.setStreamMetadata(stream, { truncateBefore: 2 });
      }
    };
    await expect(truncatedOnceSeen()).rejects.toThrow('$tb');
  });

  it('a follower that is kept busy notices a limit too', async () => {
    const store = await open();
    await admin.setStreamMetadata(stream, { maxCount: 1_000_000 });
    const keptBusy = async (): Promise<void> => {
      for await (const { from, entries } of store.follow(0)) {
        const next = from + entries.length;
        await store.append(next, [entry(String(next))]);
      }
    };
    await expect(keptBusy()).rejects.toThrow('$maxCount');
  });

  it('a stream that was deleted is missed, and takes no second beginning', async () => {
    const store = await open();
    await admin.deleteStream(stream);
    await expect(store.read(0, 10)).rejects.toThrow('lacks its entries 0 to 2');
    await expect(store.append(0, [entry('another history')])).rejects.toThrow('goes on counting');
  });

  it('a stream under a tombstone is neither read nor written', async () => {
    const store = await open();
    await admin.tombstoneStream(stream);
    await expect(readAll(store)).rejects.toThrow('was deleted');
    await expect(store.append(3, [entry('d')])).rejects.toThrow('was deleted');
    await expect(collect(store.follow(0), 4)).rejects.toThrow(StoreAltered);
  });

  it.each([
    ['bytes', binaryEvent({ type: 'Tested', data: Buffer.from('foreign') })],
    ['JSON', jsonEvent({ type: 'Tested', data: { foreign: true } })],
  ])('a foreign event of %s in the stream is named', async (_name, foreign) => {
    const store = await open();
    await admin.appendToStream(stream, foreign, { streamState: 2n });
    await expect(readAll(store)).rejects.toThrow('event 3');
    await expect(collect(store.follow(0), 4)).rejects.toThrow(StoreAltered);
  });
});

describe('on a disk that somebody else can write', () => {
  it('a rewritten event is named', async () => {
    const place = await doublePlace();
    const store = await openKurrentDbEventStore({ url: place.url, stream: 'log' });
    await store.append(0, ['a', 'b', 'c'].map(entry));
    place.double.state.rewrite('log', 1, Buffer.from('B'));
    await expect(readAll(store)).rejects.toThrow('event 1 of the stream log');
    await store.close();
    await place.leave();
  });
});
