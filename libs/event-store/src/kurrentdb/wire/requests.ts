import { utf8 } from '@mingjing/kernel';
import type { NewEvent } from '../engine-client';
import { field, head, numberField } from './fields';

const EMPTY = new Uint8Array();

const UUID_LENGTH = 36;

/** `UUID` as text, its field 2: two bytes of head each, and 36 characters. */
function uuid(number: number, id: string): Buffer {
  const bytes = Buffer.allocUnsafe(4 + UUID_LENGTH);
  head(number, 2 + UUID_LENGTH).copy(bytes);
  head(2, UUID_LENGTH).copy(bytes, 2);
  bytes.write(id, 4, 'latin1');
  return bytes;
}

/** `StreamIdentifier`: its name is field 3. */
const identifier = (stream: string): Buffer => field(1, field(3, utf8(stream)));

/** One member of a map of texts. */
const member = (key: string, value: string): Buffer => field(2, field(1, utf8(key)), field(2, utf8(value)));

const BINARY = member('content-type', 'application/octet-stream');

interface Append {
  readonly correlation: string;
  readonly stream: string;
  readonly expected: bigint | 'no_stream';
  readonly events: readonly NewEvent[];
}

/**
 * One append, whole, as `BatchAppendReq` of the engine's protocol:
 *
 *   1 correlation id ‖ 2 options (1 stream ‖ 2 last revision, or 3 no stream) ‖
 *   3 each event (1 id ‖ 2 type and content type ‖ 4 data) ‖ 4 final
 *
 * Without the deadline that its field 6 would hold, a time of our clock: the engine holds it against its
 * own, and a node that is some seconds behind could neither write nor count.
 *
 * The client's own writes each event twice, once to learn its length; here its bytes are copied once.
 */
export function appendRequest({ correlation, stream, expected, events }: Append): Buffer {
  const revision = expected === 'no_stream' ? field(3, EMPTY) : numberField(2, expected);
  const parts: Uint8Array[] = [uuid(1, correlation), field(2, identifier(stream), revision)];
  for (const event of events) propose(event, parts);
  return Buffer.concat([...parts, numberField(4, 1)]);
}

function propose({ id, type, bytes }: NewEvent, parts: Uint8Array[]): void {
  const named = [uuid(1, id), typeMember(type), BINARY, head(4, bytes.length)];
  const length = named.reduce((sum, part) => sum + part.length, bytes.length);
  parts.push(head(3, length), ...named, bytes);
}

/** Of the few types that there are, each written once. */
const types = new Map<string, Buffer>();
const MOST_TYPES = 1_000;

function typeMember(type: string): Buffer {
  const known = types.get(type);
  if (known !== undefined) return known;
  if (types.size >= MOST_TYPES) types.clear();
  const made = member('type', type);
  types.set(type, made);
  return made;
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
