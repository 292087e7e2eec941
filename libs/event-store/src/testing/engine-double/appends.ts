import { status, type ServerDuplexStream, type ServiceError } from '@grpc/grpc-js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import type { EngineState } from './engine-state';
import type { Expected, NewEvent, Outcome } from './kept-event';
import type { AppendMischief, Mischief } from './misbehaviour';
import { appendAnswer, notLeader, streamName, type Failing } from './messages';

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: NewEvent[];
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** Several appends, each in one or more messages of one correlation id, over one call. */
export function serveAppends(state: EngineState, mischief: Mischief, call: Call): void {
  const pending = new Map<string, Pending>();
  call.on('data', (request: BatchAppendReq) => {
    const correlation = request.getCorrelationId()?.getString() ?? '';
    const append = pending.get(correlation) ?? begun(request);
    if (isTooLate(request)) {
      call.write(appendAnswer(request.getCorrelationId(), append.stream, 'timeout', append.expected));
      return;
    }
    append.events.push(...eventsOf(request));
    pending.set(correlation, append);
    if (!request.getIsFinal()) return;
    pending.delete(correlation);
    settle(state, mischief, call, request, append);
  });
  call.on('end', () => call.end());
  // A caller that goes away is no fault of the server's.
  call.on('error', () => undefined);
}

function settle(
  state: EngineState,
  mischief: Mischief,
  call: Call,
  request: BatchAppendReq,
  { stream, expected, events }: Pending,
): void {
  const append: OneAppend = {
    take: () => state.append(stream, expected, events),
    answer: (outcome) => {
      call.write(appendAnswer(request.getCorrelationId(), stream, outcome, expected));
    },
    end: (error) => {
      call.emit('error', error);
    },
    hold: (late) => {
      mischief.hold(late);
    },
    leaderPort: mischief.leaderPort,
  };
  // An append of nothing only asks: mischief is kept for what would be written.
  const misdeed = events.length === 0 ? undefined : mischief.nextAppend();
  if (mischief.deniesWrites) append.answer('denied');
  else if (misdeed === undefined) append.answer(append.take());
  else MISDEEDS[misdeed](append);
}

interface OneAppend {
  readonly take: () => Outcome;
  readonly answer: (outcome: Outcome | Failing) => void;
  readonly end: (error: Partial<ServiceError>) => void;
  readonly hold: (late: () => void) => void;
  readonly leaderPort: number;
}

const CUT = { code: status.UNAVAILABLE, details: 'Connection dropped' };

const MISDEEDS: Readonly<Record<AppendMischief, (append: OneAppend) => void>> = {
  silent: () => undefined,
  'stored-unanswered': ({ take }) => {
    take();
  },
  'stored-timeout': ({ take, answer }) => {
    take();
    answer('timeout');
  },
  'stored-cut': ({ take, end }) => {
    take();
    end(CUT);
  },
  cut: ({ end }) => end(CUT),
  late: ({ take, hold }) => hold(take),
  'not-leader': ({ end, leaderPort }) => end(notLeader(leaderPort)),
  'not-ready': ({ answer }) => answer('not-ready'),
};

function begun(request: BatchAppendReq): Pending {
  const options = request.getOptions();
  return { stream: streamName(options?.getStreamIdentifier()), expected: expectedOf(request), events: [] };
}

/** By the clock of the server, which is not the caller's: a deadline that has passed is answered before anything is taken. */
function isTooLate(request: BatchAppendReq): boolean {
  const deadline = request.getOptions()?.getDeadline21100();
  const now = performance.timeOrigin + performance.now();
  return deadline !== undefined && deadline.getSeconds() * 1_000 <= now;
}

function expectedOf(request: BatchAppendReq): Expected {
  const options = request.getOptions();
  if (options?.hasStreamPosition() === true) return BigInt(options.getStreamPosition());
  return options?.hasNoStream() === true ? 'no_stream' : 'any';
}

function eventsOf(request: BatchAppendReq): NewEvent[] {
  return request.getProposedMessagesList().map((message) => ({
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8().slice(),
  }));
}
