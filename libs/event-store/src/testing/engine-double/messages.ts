import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as WellKnownEmpty } from 'google-protobuf/google/protobuf/empty_pb';
import * as shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import {
  BatchAppendResp,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import type { Expected, KeptEvent, Outcome } from './kept-event';

/** What a server answers to an append instead of an outcome. */
export type Failing = 'timeout' | 'not-ready' | 'denied';

export function streamName(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8');
}

export function eventMessage(stream: string, event: KeptEvent): ReadResp {
  const record = new ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(event.id);
  record.setId(id);
  record.setStreamIdentifier(identifierOf(stream));
  record.setStreamRevision(String(event.revision));
  record.setCommitPosition(String(event.position));
  record.setPreparePosition(String(event.position));
  record.setData(event.data);
  const metadata = record.getMetadataMap();
  metadata.set('type', event.type);
  metadata.set('content-type', event.contentType);
  metadata.set('created', '17000000000000000');
  const read = new ReadResp.ReadEvent();
  read.setEvent(record);
  read.setCommitPosition(String(event.position));
  return withContent((message) => message.setEvent(read));
}

export function confirmation(): ReadResp {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId('of the double');
  return withContent((message) => message.setConfirmation(confirmed));
}

export function caughtUp(): ReadResp {
  return withContent((message) => message.setCaughtUp(new ReadResp.CaughtUp()));
}

export function appendAnswer(
  correlation: shared.UUID | undefined,
  stream: string,
  outcome: Outcome | Failing,
  expected: Expected,
): BatchAppendResp {
  const answer = new BatchAppendResp();
  answer.setCorrelationId(correlation);
  answer.setStreamIdentifier(identifierOf(stream));
  if (typeof outcome === 'object' && outcome.kind === 'written') {
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(outcome.last));
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(outcome.position));
    position.setPreparePosition(String(outcome.position));
    success.setPosition(position);
    answer.setSuccess(success);
  } else {
    answer.setError(errorOf(outcome, stream, expected));
  }
  return answer;
}

/** Ends a call as the server does when another node leads. */
export function notLeader(port: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(port));
  return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
}

export function deletedStream(stream: string): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  return { code: status.FAILED_PRECONDITION, details: `Event stream '${stream}' is deleted.`, metadata };
}

/** As the server refuses to delete what is not there. */
export function nothingToDelete(stream: string): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'wrong-expected-version');
  metadata.set('stream-name', stream);
  metadata.set('expected-version', '-2');
  metadata.set('actual-version', '-1');
  return {
    code: status.FAILED_PRECONDITION,
    details: 'Append failed due to WrongExpectedVersion.',
    metadata,
  };
}

function errorOf(
  outcome: Exclude<Outcome, { kind: 'written' }> | Failing,
  stream: string,
  expected: Expected,
): Status {
  if (outcome === 'denied') return packed(new shared.AccessDenied(), 'AccessDenied');
  if (outcome === 'timeout') return packed(new shared.Timeout(), 'Timeout');
  // An answer of the server that the client calls unknown.
  if (outcome === 'not-ready') return packed(new WellKnownEmpty(), 'Empty', 'Server Is Not Ready');
  switch (outcome.kind) {
    case 'wrong-version':
      return packed(wrongVersion(outcome.current, expected), 'WrongExpectedVersion');
    case 'deleted': {
      const deleted = new shared.StreamDeleted();
      deleted.setStreamIdentifier(identifierOf(stream));
      return packed(deleted, 'StreamDeleted');
    }
    case 'too-large': {
      const exceeded = new shared.MaximumAppendSizeExceeded();
      exceeded.setMaxappendsize(1_048_576);
      return packed(exceeded, 'MaximumAppendSizeExceeded');
    }
  }
}

function wrongVersion(current: number, expected: Expected): shared.WrongExpectedVersion {
  const wrong = new shared.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new WellKnownEmpty());
  else wrong.setCurrentStreamRevision(String(current));
  if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(String(expected));
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new WellKnownEmpty());
  else wrong.setExpectedAny(new WellKnownEmpty());
  return wrong;
}

function packed(details: { serializeBinary(): Uint8Array }, type: string, message = type): Status {
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`);
  const error = new Status();
  error.setMessage(message);
  error.setDetails(any);
  return error;
}

function identifierOf(stream: string): shared.StreamIdentifier {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8'));
  return identifier;
}

function withContent(set: (message: ReadResp) => unknown): ReadResp {
  const message = new ReadResp();
  set(message);
  return message;
}
