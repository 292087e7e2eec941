import { EventEmitter } from 'node:events';
import {
  DeadlineExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
  type AppendResult,
  type EventData,
  type KurrentDBClient,
} from '@kurrent/kurrentdb-client';
import type { EngineState } from './engine-state';
import type { Expected, KeptEvent, Outcome } from './kept-event';
import type { AppendMischief, Mischief } from './misbehaviour';

/** The calls of the client that the adapter makes. */
type Calls = Pick<KurrentDBClient, 'appendToStream' | 'subscribeToStream' | 'dispose'>;

/**
 * The client and the double in one, without a connection between them: hundreds of histories in the
 * time that one takes over gRPC. What the client itself does to errors is tested over gRPC.
 */
export function inProcessClient(state: EngineState, mischief: Mischief): KurrentDBClient {
  const subscriptions = new Set<Subscription>();
  const calls: Calls = {
    appendToStream: (stream, event, options) => {
      const events = [event].flat().map(kept);
      const expected = options?.streamState ?? 'any';
      const take = (): Outcome => state.append(stream, expected, events);
      const misdeed = events.length === 0 ? undefined : mischief.nextAppend();
      if (misdeed !== undefined) return MISDEEDS[misdeed](take, (late) => mischief.hold(late));
      return soon().then(() => resultOf(stream, expected, take()));
    },
    subscribeToStream: ((stream: string, options?: { fromRevision?: 'start' | 'end' | bigint }) => {
      const from = typeof options?.fromRevision === 'bigint' ? Number(options.fromRevision) + 1 : 0;
      const subscription = new Subscription(state, stream, from);
      subscriptions.add(subscription);
      return subscription;
    }) as unknown as KurrentDBClient['subscribeToStream'],
    dispose: async () => {
      for (const subscription of subscriptions) await subscription.unsubscribe();
    },
  };
  return calls as KurrentDBClient;
}

const MISDEEDS: Readonly<
  Record<AppendMischief, (take: () => Outcome, hold: (late: () => void) => void) => Promise<AppendResult>>
> = {
  silent: () => new Promise(() => undefined),
  'stored-unanswered': (take) => {
    take();
    return new Promise(() => undefined);
  },
  'stored-timeout': async (take) => {
    take();
    throw new DeadlineExceededError();
  },
  'stored-cut': async (take) => {
    take();
    throw dropped();
  },
  cut: async () => {
    throw dropped();
  },
  late: (take, hold) => {
    hold(take);
    return new Promise(() => undefined);
  },
  'not-leader': async () => {
    throw new UnknownError(undefined, 'No leader info available in response');
  },
  'not-ready': async () => {
    throw new UnknownError(undefined, 'Could not recognize Server Is Not Ready');
  },
};

/** As the client passes on what ends a connection before it could convert anything. */
function dropped(): Error {
  return Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), { code: 14 });
}

function resultOf(streamName: string, expected: Expected, outcome: Outcome): AppendResult {
  switch (outcome.kind) {
    case 'written':
      return { success: true, nextExpectedRevision: BigInt(outcome.last) };
    case 'wrong-version': {
      const current = outcome.current < 0 ? 'no_stream' : BigInt(outcome.current);
      throw new WrongExpectedVersionError(null as never, { streamName, current, expected });
    }
    case 'deleted':
      throw StreamDeletedError.fromStreamName(streamName);
    case 'too-large':
      throw new RangeError('The double took more than its own limit');
  }
}

function kept(event: EventData): Pick<KeptEvent, 'id' | 'type' | 'contentType' | 'data'> {
  const { id, type, contentType, data } = event;
  const bytes = contentType === 'application/json' ? Buffer.from(JSON.stringify(data)) : data;
  return { id, type, contentType, data: bytes };
}

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What the adapter uses of a subscription. */
class Subscription extends EventEmitter {
  readonly readableLength = 0;
  private readonly stop: () => void;
  private ended = false;

  constructor(
    private readonly state: EngineState,
    private readonly stream: string,
    private next: number,
  ) {
    super();
    const send = (): void => {
      if (!this.ended) this.send();
    };
    setImmediate(() => {
      send();
      this.emit('caughtUp');
    });
    this.stop = state.onWritten((name) => {
      if (name === stream) setImmediate(send);
    });
  }

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  async unsubscribe(): Promise<void> {
    this.ended = true;
    this.stop();
    await Promise.resolve();
  }

  private send(): void {
    for (const { id, type, revision, contentType, data } of this.state.visible(this.stream, this.next)) {
      this.next = revision + 1;
      const isJson = contentType === 'application/json';
      const event = {
        ...{ id, type, isJson, revision: BigInt(revision) },
        data: isJson ? (JSON.parse(Buffer.from(data).toString()) as unknown) : data,
      };
      this.emit('data', { event });
    }
  }
}
