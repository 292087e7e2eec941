import {
  DeadlineExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import type { EngineClient, Listener, Subscription } from '../../kurrentdb/engine-client';
import type { EngineState } from './engine-state';
import type { Expected, Outcome } from './kept-event';
import type { AppendMischief, Mischief } from './misbehaviour';

/**
 * The client and the double in one, without a connection between them: hundreds of histories in the
 * time that one takes over gRPC. What the client itself does to errors is tested over gRPC.
 */
export function inProcessClient(state: EngineState, mischief: Mischief): EngineClient {
  const subscriptions = new Set<Reading>();
  return {
    append: (stream, expected, events) => {
      const taken = events.map(({ bytes, ...event }) => ({ ...event, contentType: BINARY, data: bytes }));
      const take = (): Outcome => state.append(stream, expected, taken);
      const misdeed = events.length === 0 ? undefined : mischief.nextAppend();
      if (misdeed !== undefined) return MISDEEDS[misdeed](take, (late) => mischief.hold(late));
      return soon().then(() => lastOf(stream, expected, take()));
    },
    subscribe: (stream, from, listener) => {
      const subscription = new Reading(state, stream, from, listener);
      subscriptions.add(subscription);
      return subscription;
    },
    dispose: async () => {
      for (const subscription of subscriptions) subscription.fail();
      await Promise.resolve();
    },
  };
}

const BINARY = 'application/octet-stream';

const MISDEEDS: Readonly<
  Record<AppendMischief, (take: () => Outcome, hold: (late: () => void) => void) => Promise<bigint>>
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

/** As the client passes on that it ended a call itself. */
function cancelled(): Error {
  return Object.assign(new Error('1 CANCELLED: Cancelled on client'), { code: 1 });
}

function lastOf(streamName: string, expected: Expected, outcome: Outcome): bigint {
  switch (outcome.kind) {
    case 'written':
      return BigInt(outcome.last);
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

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

class Reading implements Subscription {
  private readonly stop: () => void;
  private ended = false;

  constructor(
    private readonly state: EngineState,
    private readonly stream: string,
    private next: number,
    private readonly listener: Listener,
  ) {
    const send = (): void => {
      if (!this.ended) this.send();
    };
    setImmediate(() => {
      send();
      if (!this.ended) listener.caughtUp();
    });
    this.stop = state.onWritten((name) => {
      if (name === stream) setImmediate(send);
    });
  }

  pause(): void {
    // Nothing is held back between two parts of one process.
  }

  resume(): void {
    // As above.
  }

  cancel(): void {
    this.ended = true;
    this.stop();
  }

  /** Whoever waits on a connection that is closed is told. */
  fail(): void {
    if (this.ended) return;
    this.cancel();
    this.listener.failed(cancelled());
  }

  private send(): void {
    for (const { id, revision, contentType, data } of this.state.visible(this.stream, this.next)) {
      this.next = revision + 1;
      this.listener.came({ revision, id, isJson: contentType === 'application/json', bytes: data });
    }
  }
}
