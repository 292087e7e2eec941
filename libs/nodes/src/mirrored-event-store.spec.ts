import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import {
  MemoryEventStore,
  StoreAltered,
  StoreUnavailable,
  openKurrentDbCheckpointStore,
  openKurrentDbEventStore,
  type CheckpointStore,
  type EventStore,
  type Page,
  type StoredEntry,
} from '@mingjing/event-store';
import { doublePlace, engines, type EnginePlace } from '@mingjing/event-store/testing';
import { fromUtf8, utf8 } from '@mingjing/kernel';
import { MirroredEventStore } from './mirrored-event-store';
import { noticing, withFollow } from './testing/followed-engine';

const LIMITS = { append: 1_000, answer: 20_000, settling: 60_000, silence: 200 };

const entry = (text: string): StoredEntry => ({ id: text, type: 'Tested', bytes: utf8(text) });
const textsOf = async (store: EventStore): Promise<readonly string[]> =>
  (await store.read(0, 1_000)).map(fromUtf8);

/** A file whose disk takes nothing, as long as it is full. */
class FullDisk extends MemoryEventStore {
  isFull = true;

  override async append(...given: Parameters<EventStore['append']>): ReturnType<EventStore['append']> {
    if (this.isFull) throw new StoreUnavailable('The ledger file took nothing.');
    return super.append(...given);
  }
}

describe.each(engines())('the log of the node that writes, on %s', (_, found) => {
  let place: EnginePlace;
  let engine: EventStore;
  let checkpoints: CheckpointStore;
  let stream: string;
  const opened: { close(): Promise<void> }[] = [];

  const onEngine = async (): Promise<EventStore> => {
    const store = await openKurrentDbEventStore({ url: place.url, stream, limits: LIMITS });
    opened.push(store);
    return store;
  };
  const mirrored = (own: EventStore): MirroredEventStore => {
    const store = new MirroredEventStore(engine, own);
    opened.unshift(store);
    return store;
  };

  beforeAll(async () => {
    place = await found();
  });
  beforeEach(async () => {
    stream = place.newStream();
    engine = await onEngine();
    checkpoints = await openKurrentDbCheckpointStore({ url: place.url, stream: `${stream}-checkpoints` });
    opened.push(checkpoints);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close().catch(() => undefined);
  });
  afterAll(() => place.leave());

  it('gives what was appended at once, and keeps it before a checkpoint over it stands', async () => {
    const own = new MemoryEventStore();
    const store = mirrored(own);
    expect(await store.append(0, [entry('a'), entry('b')])).toBe('done');
    expect(await textsOf(store)).toEqual(['a', 'b']);
    expect(await store.size()).toBe(2);
    expect(await store.sealing(checkpoints).swap(null, 'note', 2)).toBe(true);
    expect(await textsOf(own)).toEqual(['a', 'b']);
    expect(await textsOf(engine)).toEqual(['a', 'b']);
  });

  it('goes on over one subscription, and reads across the end of its file', async () => {
    const store = mirrored(new MemoryEventStore());
    for (const [i, text] of ['a', 'b', 'c', 'd'].entries()) await store.append(i, [entry(text)]);
    expect(await textsOf(store)).toEqual(['a', 'b', 'c', 'd']);
    expect((await store.read(1, 2)).map(fromUtf8)).toEqual(['b', 'c']);
    expect((await store.read(3, 5)).map(fromUtf8)).toEqual(['d']);
    expect(await store.read(4, 5)).toEqual([]);
  });

  it('loses against a writer that was faster, and keeps nothing of what that one wrote', async () => {
    const own = new MemoryEventStore();
    const store = mirrored(own);
    await store.append(0, [entry('a')]);
    await (await onEngine()).append(1, [entry('of another')]);
    expect(await store.append(1, [entry('b')])).toEqual({ size: 2 });
    await store.close();
    expect(await textsOf(own)).toEqual(['a']);
  });

  it.each([
    ['given a limit', (admin: KurrentDBClient) => admin.setStreamMetadata(stream, { maxCount: 1_000_000 })],
    ['deleted', (admin: KurrentDBClient) => admin.deleteStream(stream)],
    ['put under a tombstone', (admin: KurrentDBClient) => admin.tombstoneStream(stream)],
  ])('takes nothing more into a stream that was %s while it was at rest', async (_how, alter) => {
    const noticed = noticing(engine);
    const store = new MirroredEventStore(noticed.engine, new MemoryEventStore());
    opened.unshift(store);
    expect(await store.append(0, [entry('a'), entry('b')])).toBe('done');
    const admin = KurrentDBClient.connectionString(place.url);
    await alter(admin);
    await admin.dispose();
    await noticed.end;
    await expect(store.append(2, [entry('c')])).rejects.toThrow(StoreAltered);
    await expect(store.append(2, [entry('c')])).rejects.toThrow(StoreAltered);
  });

  it('acknowledges no checkpoint while the disk of the node is full, and loses nothing', async () => {
    const own = new FullDisk();
    const store = mirrored(own);
    expect(await store.append(0, [entry('a')])).toBe('done');
    await expect(store.sealing(checkpoints).swap(null, 'note', 1)).rejects.toThrow(StoreUnavailable);
    expect(await textsOf(engine)).toEqual(['a']);
    own.isFull = false;
    await store.close();
    expect(await textsOf(own)).toEqual(['a']);
  });
});

describe('the log of the node that writes, where the engine misbehaves', () => {
  let place: Awaited<ReturnType<typeof doublePlace>>;
  let engine: EventStore;
  let store: MirroredEventStore;

  beforeEach(async () => {
    place = await doublePlace();
    engine = await openKurrentDbEventStore({ url: place.url, stream: 'log', limits: LIMITS });
    store = new MirroredEventStore(engine, new MemoryEventStore());
  });
  afterEach(async () => {
    await store.close();
    await engine.close();
    await place.leave();
  });

  it.each(['cut', 'silent', 'stalls', 'twice'] as const)(
    'takes each append once where its subscription is %s',
    async (misdeed) => {
      place.double.mischief.reading(misdeed);
      for (const [i, text] of ['a', 'b', 'c'].entries()) {
        expect(await store.append(i, [entry(text)])).toBe('done');
      }
      expect(await textsOf(store)).toEqual(['a', 'b', 'c']);
      expect(await textsOf(engine)).toEqual(['a', 'b', 'c']);
    },
  );

  it.each(['stored-cut', 'stored-timeout', 'cut', 'silent'] as const)(
    'takes an append once that was %s, while a subscription stands',
    async (misdeed) => {
      await store.append(0, [entry('a')]);
      place.double.mischief.appending(misdeed);
      expect(await store.append(1, [entry('b'), entry('c')])).toBe('done');
      expect(await store.append(3, [entry('d')])).toBe('done');
      expect(await textsOf(engine)).toEqual(['a', 'b', 'c', 'd']);
    },
  );

  it('goes on after the engine was killed between two appends', async () => {
    await store.append(0, [entry('a')]);
    await place.double.restart();
    expect(await store.append(1, [entry('b')])).toBe('done');
    expect(await textsOf(store)).toEqual(['a', 'b']);
  });

  it('refuses an engine that delivers other bytes than it took', async () => {
    const other = entry('x').bytes;
    async function* forged(): AsyncGenerator<Page> {
      yield { from: 0, entries: [other] };
      await Promise.resolve();
    }
    const deceived = new MirroredEventStore(withFollow(engine, forged), new MemoryEventStore());
    await expect(deceived.append(0, [entry('a')])).rejects.toThrow(StoreAltered);
    await deceived.close();
  });
});
