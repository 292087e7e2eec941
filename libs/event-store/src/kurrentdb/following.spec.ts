import { StoreUnavailable } from '../store-errors';
import { doublePlace } from '../testing/engine-place';
import type { ReadMischief } from '../testing/engine-double/misbehaviour';
import { collect, entry, readAll } from '../testing/entries';
import { InProcessEngine } from '../testing/in-process-engine';
import { openKurrentDbEventStore, type KurrentDbEventStore } from './kurrentdb-event-store';
import type { Watch } from './supervised-following';
import type { TimeLimits } from './time-limits';

const LIMITS: TimeLimits = { append: 5_000, answer: 500, settling: 20_000, silence: 100 };
/** Longer than any test may take. */
const PATIENT: TimeLimits = { ...LIMITS, answer: 1_000_000, silence: 1_000_000 };

let place: Awaited<ReturnType<typeof doublePlace>>;
let store: KurrentDbEventStore;
let open: (limits?: TimeLimits) => Promise<KurrentDbEventStore>;
let resubscribed: unknown[];
let behind: number[];
let begun: Promise<void>;

beforeEach(async () => {
  place = await doublePlace();
  resubscribed = [];
  behind = [];
  let begin: () => void;
  begun = new Promise((resolve) => (begin = resolve));
  const watch: Watch = {
    behind: (entries) => behind.push(entries),
    progressed: () => begin(),
    resubscribed: (cause) => resubscribed.push(cause),
  };
  open = (limits = LIMITS) => openKurrentDbEventStore({ url: place.url, stream: 'log', limits, watch });
  store = await open();
  await store.append(0, ['a', 'b', 'c'].map(entry));
});
afterEach(async () => {
  await store.close();
  await place.leave();
});

describe('a follower of the engine', () => {
  const FAILING: readonly ReadMischief[] = ['silent', 'cut', 'stalls', 'twice'];

  it.each(FAILING)('sees every entry once, in order, when its subscription is %s', async (misdeed) => {
    place.double.mischief.reading(misdeed);
    const following = collect(store.follow(0), 5);
    await begun;
    await store.append(3, [entry('d'), entry('e')]);
    expect(await following).toEqual(['a', 'b', 'c', 'd', 'e']);
    if (misdeed !== 'twice') expect(resubscribed.length).toBeGreaterThan(0);
  });

  it('goes on after the engine was restarted', async () => {
    const following = collect(store.follow(0), 5);
    await begun;
    await place.double.restart();
    await store.append(3, [entry('d'), entry('e')]);
    expect(await following).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('says how far it is behind, and that it is not', async () => {
    place.double.mischief.reading('silent');
    await collect(store.follow(0), 3);
    expect(behind).toContain(3);
  });

  it('asks nothing more of the engine once its reader has gone', async () => {
    const patient = await open(PATIENT);
    const leaving = new AbortController();
    const following = collect(patient.follow(0, leaving.signal), 5);
    await begun;
    leaving.abort();
    await following;
    expect(behind).toEqual([]);
    await patient.close();
  });
});

describe('a read', () => {
  it('leaves out what is delivered twice', async () => {
    place.double.mischief.reading('twice');
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
  });

  it('is asked again on a new client where the engine goes silent', async () => {
    place.double.mischief.reading('silent');
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
  });

  it('rejects where the engine stays silent', async () => {
    place.double.mischief.reading('silent', 'silent', 'silent', 'silent');
    await expect(readAll(store)).rejects.toThrow('did not give');
    expect(await readAll(store)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['over gRPC', () => open(PATIENT)],
    ['of the double within this process', () => new InProcessEngine(PATIENT).openEventStore()],
  ])('rejects as soon as its store is closed, %s', async (_, openPatient) => {
    place.double.mischief.reading('silent');
    const patient = await openPatient();
    const reading = expect(patient.read(0, 1)).rejects.toThrow(StoreUnavailable);
    await patient.close();
    await reading;
  });
});

describe('an opening', () => {
  it('asks again what the metadata hides where the engine goes silent', async () => {
    place.double.mischief.readingMetadata('silent', 'silent');
    const another = await open();
    expect(await readAll(another)).toEqual(['a', 'b', 'c']);
    await another.close();
  });

  it('rejects where the engine stays silent', async () => {
    place.double.mischief.readingMetadata('silent', 'silent', 'silent', 'silent');
    await expect(open()).rejects.toThrow('did not give');
  });
});
