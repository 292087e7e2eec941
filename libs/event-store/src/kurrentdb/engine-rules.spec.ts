import {
  KurrentDBClient,
  START,
  binaryEvent,
  type AppendStreamState,
  type EventData,
} from '@kurrent/kurrentdb-client';
import { eventIdOf } from './event-identity';
import { onEngines } from '../testing/engine-place';

const event = (text: string, idText = text): EventData =>
  binaryEvent({ id: eventIdOf(Buffer.from(idText)), type: 'Tested', data: Buffer.from(text) });

/** What this adapter builds on: of a real server where there is one, and of the double, which may not drift from it. */
onEngines('the rules of %s', (place) => {
  let client: KurrentDBClient;
  let stream: string;

  beforeAll(async () => {
    client = KurrentDBClient.connectionString(place().url);
  });
  beforeEach(() => {
    stream = place().newStream();
  });
  afterAll(async () => {
    await client.dispose();
  });

  const append = async (state: AppendStreamState, ...events: EventData[]): Promise<bigint> =>
    (await client.appendToStream(stream, events, { streamState: state })).nextExpectedRevision;

  /** Texts by revision, from `from` on, as a subscription delivers them until it has caught up. */
  const delivered = async (from: typeof START | bigint = START, of = stream): Promise<string[]> => {
    const subscription = client.subscribeToStream(of, { fromRevision: from });
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) => {
      subscription.on('data', ({ event: one }) => {
        const text =
          one?.isJson === true ? JSON.stringify(one.data) : Buffer.from(one?.data as Uint8Array).toString();
        seen.push(`${String(one?.revision)} ${text}`);
      });
      subscription.on('caughtUp', () => setTimeout(resolve, 50));
      subscription.on('error', reject);
    });
    await subscription.unsubscribe();
    return seen;
  };

  /** The server answers before it has written the metadata by which a stream is there again. */
  const deliveredAgain = async (): Promise<string[]> => {
    let seen: string[] = [];
    for (let tries = 0; seen.length === 0 && tries < 50; tries++) seen = await delivered();
    return seen;
  };

  it('takes what names the last revision, and names the new one', async () => {
    expect(await append('no_stream', event('a'), event('b'))).toBe(1n);
    expect(await append(1n, event('c'))).toBe(2n);
    expect(await delivered()).toEqual(['0 a', '1 b', '2 c']);
  });

  it.each([
    ['too low', 0n, 1n],
    ['too high', 7n, 1n],
    ['none', 'no_stream', 1n],
  ] as const)('refuses a revision that is %s, with the real one', async (_name, state, actualState) => {
    await append('no_stream', event('a'), event('b'));
    await expect(append(state, event('c'))).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualState,
    });
  });

  it('refuses any revision of a stream that is not there', async () => {
    await expect(append(0n, event('a'))).rejects.toMatchObject({ actualState: 'no_stream' });
  });

  it('names the last revision to an append of nothing behind the end, and takes nothing', async () => {
    const ask = append(2n ** 62n);
    await expect(ask).rejects.toMatchObject({ type: 'wrong-expected-version', actualState: 'no_stream' });
    await append('no_stream', event('a'), event('b'));
    await expect(append(2n ** 62n)).rejects.toMatchObject({ actualState: 1n });
    expect(await delivered()).toEqual(['0 a', '1 b']);
  });

  it('answers success to the same ids behind the same revision, however old, and does not compare content', async () => {
    await append('no_stream', event('a'), event('b'));
    await append(1n, event('c'));
    expect(await append('no_stream', event('a'), event('b'))).toBe(1n);
    expect(await append('no_stream', event('another text', 'a'))).toBe(0n);
    expect(await delivered()).toEqual(['0 a', '1 b', '2 c']);
  });

  it('refuses ids of which only the first are known', async () => {
    await append('no_stream', event('a'));
    await append(0n, event('b'));
    await expect(append('no_stream', event('a'), event('new'))).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
  });

  it('knows recent ids again that come without a revision, but for those of which only the first are', async () => {
    const ours = (text: string): EventData => event(text, `${text} of ${stream}`);
    const [a, b, c, d] = [ours('a'), ours('b'), ours('c'), ours('d')] as const;
    await append('no_stream', a, b, c);
    expect(await append('any', b, c)).toBe(2n);
    expect(await append('any', a)).toBe(0n);
    await expect(append('any', c, d)).rejects.toMatchObject({ actualState: 2n });
    expect(await append('any', d)).toBe(3n);
    expect(await delivered()).toEqual(['0 a', '1 b', '2 c', '3 d']);
  });

  it('takes nothing where nothing is appended, and answers the revision that stands', async () => {
    expect(await append('no_stream')).toBe(0n);
    await append('no_stream', event('a'), event('b'));
    expect(await append(1n)).toBe(1n);
    expect(await delivered()).toEqual(['0 a', '1 b']);
  });

  it('stores a known id again at the end, and an id twice in one append', async () => {
    await append('no_stream', event('a'));
    expect(await append(0n, event('a'), event('a'))).toBe(2n);
    expect(await delivered()).toEqual(['0 a', '1 a', '2 a']);
  });

  it('takes 512 KiB in one append and refuses more than 1 MiB', async () => {
    const large = (bytes: number): EventData => binaryEvent({ type: 'Tested', data: Buffer.alloc(bytes, 1) });
    expect(await append('no_stream', ...Array.from({ length: 8 }, () => large(65_535)))).toBe(7n);
    await expect(append(7n, ...Array.from({ length: 17 }, () => large(65_535)))).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
    });
  });

  it('answers a time-out to a deadline that its own clock has passed, and takes nothing', async () => {
    const late = client.appendToStream(stream, event('a'), { streamState: 'no_stream', deadline: -11_000 });
    await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await append('no_stream', event('b'))).toBe(0n);
    expect(await delivered()).toEqual(['0 b']);
  });

  it('lets exactly one of twenty win a revision', async () => {
    await append('no_stream', event('a'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_unused, i) => append(0n, event(`racer ${String(i)}`))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await delivered()).toHaveLength(2);
  });

  it('starts a subscription behind the revision that it is given, also behind the end', async () => {
    await append('no_stream', event('a'), event('b'), event('c'));
    expect(await delivered(0n)).toEqual(['1 b', '2 c']);
    expect(await delivered(2n)).toEqual([]);
    expect(await delivered(9n)).toEqual([]);
  });

  it('hides what metadata truncates, and counts on', async () => {
    await append('no_stream', event('a'), event('b'), event('c'));
    await client.setStreamMetadata(stream, { truncateBefore: 2 });
    expect(await delivered()).toEqual(['2 c']);
    await expect(append(2n ** 62n)).rejects.toMatchObject({ actualState: 2n });
    expect(await delivered(START, `$$${stream}`)).toEqual(['0 {"$tb":2}']);
  });

  it('hides all but the last that metadata counts', async () => {
    await append('no_stream', event('a'), event('b'), event('c'));
    await client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await delivered()).toEqual(['1 b', '2 c']);
    await expect(append(2n ** 62n)).rejects.toMatchObject({ actualState: 2n });
  });

  it('deletes no stream that is not there', async () => {
    await expect(client.deleteStream(stream)).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('takes "no stream" after a soft delete, and counts on', async () => {
    await append('no_stream', event('a'), event('b'));
    await client.deleteStream(stream);
    expect(await delivered()).toEqual([]);
    expect(await append('no_stream', event('a'))).toBe(0n);
    expect(await append('no_stream', event('c'))).toBe(2n);
    expect(await deliveredAgain()).toEqual(['2 c']);
  });

  it('takes the last revision after a soft delete, and hides what stood', async () => {
    await append('no_stream', event('a'), event('b'));
    await client.deleteStream(stream);
    expect(await append(1n, event('c'))).toBe(2n);
    expect(await deliveredAgain()).toEqual(['2 c']);
  });

  it('refuses everything after a tombstone', async () => {
    await append('no_stream', event('a'));
    await client.tombstoneStream(stream);
    await expect(append(0n, event('b'))).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(delivered()).rejects.toMatchObject({ type: 'stream-deleted' });
  });
});
