import { KurrentDBClient, START, binaryEvent, type AppendStreamState } from '@kurrent/kurrentdb-client';
import fc from 'fast-check';
import { doublePlace, realServer, type EnginePlace } from '../testing/engine-place';

const RUNS = Number(process.env['DRIFT_RUNS'] ?? '100');
jest.setTimeout(60_000 + RUNS * 1_000);

/** Few ids and few revisions, so that appends meet what is already there. */
const ids = Array.from({ length: 4 }, (_, i) => `00000000-0000-8000-8000-00000000000${String(i)}`);
const expected = fc.oneof(
  { weight: 5, arbitrary: fc.bigInt({ min: 0n, max: 5n }) },
  { weight: 2, arbitrary: fc.constant('no_stream' as const) },
  { weight: 1, arbitrary: fc.constant(2n ** 62n) },
);
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('append' as const),
      state: expected,
      /** What makes most appends succeed: the revision that the stream really has. */
      atEnd: fc.boolean(),
      ids: fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('truncate' as const), before: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('limit' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('deliver' as const), from: fc.nat(5) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/**
 * The server rewrites metadata that is set on a deleted stream, and shows what is appended to one only
 * some time after it has answered: the double does neither.
 */
function untilDeleted(steps: readonly Step[]): readonly Step[] {
  const deleted = steps.findIndex(({ does }) => does === 'delete');
  return steps.filter(({ does }, i) => deleted < 0 || i <= deleted || does === 'append');
}

/** One engine, one stream, and what it said to each step. */
class Played {
  private end: AppendStreamState = 'no_stream';

  constructor(
    private readonly client: KurrentDBClient,
    private readonly stream: string,
  ) {}

  async play(steps: readonly Step[]): Promise<readonly unknown[]> {
    // Metadata of a stream that never was is a world of its own, and none that a ledger enters.
    const first = binaryEvent({ id: ids[0] ?? '', type: 'Tested', data: Buffer.from('first') });
    const { nextExpectedRevision } = await this.client.appendToStream(this.stream, first);
    this.end = nextExpectedRevision;
    const said: unknown[] = [];
    for (const one of steps) said.push(await this.said(one));
    return said;
  }

  private async said(one: Step): Promise<unknown> {
    try {
      return await this.answer(one);
    } catch (error) {
      const { type, actualState } = error as { type?: string; actualState?: unknown };
      return { type, actualState: String(actualState) };
    }
  }

  private async answer(one: Step): Promise<unknown> {
    switch (one.does) {
      case 'append': {
        const state = one.atEnd ? this.end : one.state;
        const events = one.ids.map((id, i) =>
          binaryEvent({ id, type: 'Tested', data: Buffer.from(`${id.slice(-1)}${String(i)}`) }),
        );
        const { nextExpectedRevision } = await this.client.appendToStream(this.stream, events, {
          streamState: state,
        });
        if (events.length > 0) this.end = nextExpectedRevision;
        return nextExpectedRevision;
      }
      case 'truncate':
        await this.client.setStreamMetadata(this.stream, { truncateBefore: one.before });
        return 'truncated';
      case 'limit':
        await this.client.setStreamMetadata(this.stream, { maxCount: one.count });
        return 'limited';
      case 'delete':
        await this.client.deleteStream(this.stream);
        return 'deleted';
      case 'deliver':
        return this.delivered(one.from);
      default:
        return one satisfies never;
    }
  }

  async delivered(from: number): Promise<readonly string[]> {
    const fromRevision = from === 0 ? START : BigInt(from - 1);
    const subscription = this.client.subscribeToStream(this.stream, { fromRevision });
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) => {
      subscription.on('data', ({ event }) =>
        seen.push(`${String(event?.revision)} ${Buffer.from(event?.data as Uint8Array).toString()}`),
      );
      subscription.on('caughtUp', () => setTimeout(resolve, 20));
      subscription.on('error', reject);
    });
    await subscription.unsubscribe();
    return seen;
  }
}

const real = realServer();

(real === undefined ? describe.skip : describe)('a real server and its double', () => {
  const places: EnginePlace[] = [];
  const clients: KurrentDBClient[] = [];
  beforeAll(async () => {
    if (real === undefined) return;
    places.push(await doublePlace(), await real());
    clients.push(...places.map(({ url }) => KurrentDBClient.connectionString(url)));
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.dispose()));
    await Promise.all(places.map((place) => place.leave()));
  });

  it('say the same to whatever is done to a stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const [double, server] = clients.map((client, i) => new Played(client, places[i]?.newStream() ?? ''));
        if (double === undefined || server === undefined) throw new Error('There are not two engines.');
        const history = untilDeleted(steps);
        const [ours, theirs] = await Promise.all([double.play(history), server.play(history)]);
        expect(ours).toEqual(theirs);
        const stands = await double.delivered(0);
        let there = await server.delivered(0);
        for (let tries = 0; there.length < stands.length && tries < 50; tries++)
          there = await server.delivered(0);
        expect(stands).toEqual(there);
      }),
      { numRuns: RUNS },
    );
  });
});
