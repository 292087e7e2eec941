import { unpackToCommandError } from '@kurrent/kurrentdb-client/dist/streams/appendToStream/unpackError';
import { parseUUID } from '@kurrent/kurrentdb-client/dist/utils';
import { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { readFields, textIn } from './fields';

/** What the engine answers to one append. */
export interface AppendAnswer {
  readonly correlation: string;
  /** Revision of its last event, or what the client makes of a refusal that says this of the stream. */
  readonly outcome: { readonly last: number } | { readonly refused: (stream: string) => Error };
}

const CORRELATION = 1;
const SUCCESS = 3;

/**
 * One `BatchAppendResp` of the engine's protocol: 1 correlation id (2 text) ‖ 2 error, or 3 success (1 revision).
 *
 * Whatever is not a success under an id as text is left to the client's own reading.
 */
export function readAppendAnswer(bytes: Buffer): AppendAnswer {
  let correlation = '';
  let last: number | undefined;
  readFields(bytes, 0, bytes.length, (number, start, end) => {
    if (number === CORRELATION) correlation = textIn(bytes, start, end, 2);
    if (number === SUCCESS) last = revisionIn(bytes, start, end);
  });
  return correlation === '' || last === undefined ? theirs(bytes) : { correlation, outcome: { last } };
}

function revisionIn(bytes: Buffer, start: number, end: number): number | undefined {
  let revision: number | undefined;
  readFields(bytes, start, end, (number, _from, _to, value) => {
    if (number === 1) revision = value;
  });
  return revision;
}

function theirs(bytes: Buffer): AppendAnswer {
  const answer = BatchAppendResp.deserializeBinary(bytes);
  const correlation = parseUUID(answer.getCorrelationId()) ?? '';
  const error = answer.getError();
  const success = answer.getSuccess();
  if (error !== undefined) {
    return { correlation, outcome: { refused: (stream) => unpackToCommandError(error, stream) } };
  }
  if (success?.hasCurrentRevision() !== true) {
    return { correlation, outcome: { refused: () => new Error('The engine answered neither yes nor no.') } };
  }
  return { correlation, outcome: { last: Number(success.getCurrentRevision()) } };
}
