import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import type { EngineState } from './engine-state';
import { caughtUp, confirmation, deletedStream, eventMessage, streamName } from './messages';
import type { Mischief, ReadMischief } from './misbehaviour';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Subscriptions to one stream: what is there behind the start, "caught up", then what comes. */
export function serveRead(state: EngineState, mischief: Mischief, call: Call): void {
  const asked = call.request.getOptions();
  const options = asked?.getStream();
  if (options === undefined || asked?.hasSubscription() !== true) {
    call.emit('error', { code: status.UNIMPLEMENTED, details: 'The double serves subscriptions only.' });
    return;
  }
  const stream = streamName(options.getStreamIdentifier());
  const misdeed = mischief.nextRead(stream);
  call.write(confirmation());
  if (misdeed !== 'silent') deliver(state, call, stream, startOf(state, stream, options), misdeed);
}

/** The start is exclusive. */
function startOf(state: EngineState, stream: string, options: ReadReq.Options.StreamOptions): number {
  if (options.hasEnd()) return state.size(stream);
  return options.hasRevision() ? Number(options.getRevision()) + 1 : 0;
}

function deliver(
  state: EngineState,
  call: Call,
  stream: string,
  from: number,
  misdeed: ReadMischief | undefined,
): void {
  let next = from;
  let live = false;
  const send = (): void => {
    if (state.isTombstoned(stream)) return void call.emit('error', deletedStream(stream));
    for (const event of state.visible(stream, next)) {
      next = event.revision + 1;
      call.write(eventMessage(stream, event));
      if (misdeed === 'twice') call.write(eventMessage(stream, event));
      if (misdeed === 'cut') {
        call.emit('error', { code: status.UNAVAILABLE, details: 'Connection dropped' });
        return;
      }
    }
    if (!live) call.write(caughtUp());
    live = true;
  };
  send();
  if (misdeed === 'stalls') return;
  const stop = state.onWritten((name) => {
    if (name === stream) send();
  });
  for (const end of ['cancelled', 'close', 'error'] as const) call.on(end, stop);
}
