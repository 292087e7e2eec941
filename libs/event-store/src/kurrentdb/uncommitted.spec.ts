import { StoreUnavailable, openKurrentDbCheckpointStore, openKurrentDbEventStore } from '../index';
import { doublePlace } from '../testing/engine-place';
import { collect, entry, readAll } from '../testing/entries';

const LIMITS = { answer: 20_000, settling: 60_000, silence: 50 };

/** A leader counts what it has written before a majority has it; a real cluster shows it whenever a node is away. */
describe('an entry that the engine counts and has not committed', () => {
  let place: Awaited<ReturnType<typeof doublePlace>>;
  beforeEach(async () => {
    place = await doublePlace();
  });
  afterEach(() => place.leave());

  it('is not missed as if it had been taken away: who reads it asks again', async () => {
    const store = await openKurrentDbEventStore({ url: place.url, stream: 'log', limits: LIMITS });
    await store.append(0, ['a', 'b'].map(entry));
    place.double.state.holdBack('log', 1);
    await expect(store.read(1, 1)).rejects.toThrow(StoreUnavailable);
    place.double.state.commit('log');
    expect(await readAll(store)).toEqual(['a', 'b']);
    await store.close();
  });

  it('is waited for by whoever follows', async () => {
    let resubscribed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (resubscribed = resolve));
    const watch = {
      behind: () => undefined,
      progressed: () => undefined,
      resubscribed: () => resubscribed(),
    };
    const store = await openKurrentDbEventStore({ url: place.url, stream: 'log', limits: LIMITS, watch });
    await store.append(0, ['a', 'b'].map(entry));
    place.double.state.holdBack('log', 1);
    const followed = collect(store.follow(0), 2);
    await gone;
    place.double.state.commit('log');
    expect(await followed).toEqual(['a', 'b']);
    await store.close();
  });

  it('is no missing checkpoint', async () => {
    const options = { url: place.url, stream: 'checkpoints', limits: LIMITS };
    const [one, two] = [
      await openKurrentDbCheckpointStore(options),
      await openKurrentDbCheckpointStore(options),
    ];
    await one.swap(null, 'first', 1);
    place.double.state.holdBack('checkpoints', 0);
    await expect(two.get()).rejects.toThrow(StoreUnavailable);
    place.double.state.commit('checkpoints');
    expect(await two.get()).toEqual({ version: 0, note: 'first' });
    await one.close();
    await two.close();
  });
});
