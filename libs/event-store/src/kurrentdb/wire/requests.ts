import { utf8 } from '@mingjing/kernel';
import type { NewEvent } from '../engine-client';
import { field, numberField } from './fields';

const EMPTY = new Uint8Array();

/** `UUID` as text: field 2. */
const uuid = (number: number, id: string): Buffer => field(number, field(2, Buffer.from(id, 'latin1')));

/** `StreamIdentifier`: its name is field 3. */
const identifier = (stream: string): Buffer => field(1, field(3, utf8(stream)));

/** One member of a map of texts. */
const member = (key: string, value: string): Buffer => field(2, field(1, utf8(key)), field(2, utf8(value)));

const BINARY = member('content-type', 'application/octet-stream');

interface Append {
  readonly correlation: string;
  readonly stream: string;
  readonly expected: bigint | 'no_stream';
  /** Until when the engine is to have done it. */
  readonly deadline: Date;
  readonly events: readonly NewEvent[];
}

/**
 * One append, whole, as `BatchAppendReq` of the engine's protocol:
 *
 *   1 correlation id ‖ 2 options (1 stream ‖ 2 last revision, or 3 no stream ‖ 6 deadline) ‖
 *   3 each event (1 id ‖ 2 type and content type ‖ 4 data) ‖ 4 final
 *
 * The client's own writes each event twice, once to learn its length.
 */
export function appendRequest({ correlation, stream, expected, deadline, events }: Append): Buffer {
  const revision = expected === 'no_stream' ? field(3, EMPTY) : numberField(2, expected);
  const until = field(6, numberField(1, Math.floor(deadline.getTime() / 1000)));
  const options = field(2, identifier(stream), revision, until);
  return Buffer.concat([uuid(1, correlation), options, ...events.map(proposed), numberField(4, 1)]);
}

function proposed({ id, type, bytes }: NewEvent): Buffer {
  return field(3, uuid(1, id), member('type', type), BINARY, field(4, bytes));
}

/**
 * A subscription to one stream, as `ReadReq`: 1 options (1 stream (1 its name ‖ 2 the revision before
 * the first one, or 3 from the start) ‖ 6 goes on ‖ 8 all of it ‖ 9 ids as text).
 */
export function subscriptionRequest(stream: string, from: number): Buffer {
  // The engine's start is exclusive.
  const start = from === 0 ? field(3, EMPTY) : numberField(2, from - 1);
  const asText = field(9, field(2, EMPTY));
  return field(1, field(1, identifier(stream), start), field(6, EMPTY), field(8, EMPTY), asText);
}
