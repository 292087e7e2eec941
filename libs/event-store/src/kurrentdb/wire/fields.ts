/** Wire types of Protocol Buffers; the others occur in nothing that is read here. */
const VARINT = 0;
const BYTES = 2;
/** A varint is at most ten bytes long. */
const LONGEST = 10;

/** A field of bytes, text or a message: its head, and the parts, one after the other. */
export function field(number: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([head(number, length), ...parts]);
}

/** What stands before the bytes of a field: `varint(number ‖ 2) ‖ varint(length)`. */
export function head(number: number, length: number): Buffer {
  return varints((number << 3) | BYTES, length);
}

/** A field of a number or a truth value: `varint(number ‖ 0) ‖ varint(value)`. */
export function numberField(number: number, value: bigint | number): Buffer {
  return varints((number << 3) | VARINT, value);
}

function varints(tag: number, value: bigint | number): Buffer {
  const bytes = Buffer.allocUnsafe(2 * LONGEST);
  const isExact = value <= Number.MAX_SAFE_INTEGER;
  const start = putVarint(bytes, 0, tag);
  return bytes.subarray(
    0,
    isExact ? putVarint(bytes, start, Number(value)) : putLong(bytes, start, BigInt(value)),
  );
}

function putVarint(bytes: Buffer, start: number, value: number): number {
  let [rest, end] = [value, start];
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
  bytes[end++] = rest;
  return end;
}

function putLong(bytes: Buffer, start: number, value: bigint): number {
  let [rest, end] = [value, start];
  for (; rest > 0x7fn; rest >>= 7n) bytes[end++] = Number(rest & 0x7fn) | 0x80;
  bytes[end++] = Number(rest);
  return end;
}

/** Told of each field of a message: of a number its value, of anything else where it lies. */
type Visit = (number: number, start: number, end: number, value: number) => void;

/**
 * Visits the fields of the message that lies in `bytes` from `start` to `end`, in their order. Numbers
 * are exact up to 2^53. Throws a `RangeError` where it is none.
 */
export function readFields(bytes: Uint8Array, start: number, end: number, visit: Visit): void {
  const cursor = { at: start };
  while (cursor.at < end) {
    const tag = readVarint(bytes, cursor);
    const value = readVarint(bytes, cursor);
    const from = cursor.at;
    if ((tag & 7) === BYTES) cursor.at += value;
    else if ((tag & 7) !== VARINT) throw new RangeError(`A message holds a field of type ${String(tag & 7)}`);
    if (cursor.at > end) throw new RangeError('A message ends in the middle of a field');
    visit(tag >>> 3, from, cursor.at, value);
  }
}

function readVarint(bytes: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return value;
    weight *= 128;
  }
}

/** The last field of this number among those of a message that are texts of the protocol itself, which are all ASCII; empty where there is none. */
export function textIn(bytes: Buffer, start: number, end: number, wanted: number): string {
  let text = '';
  readFields(bytes, start, end, (number, from, to) => {
    if (number === wanted) text = bytes.toString('latin1', from, to);
  });
  return text;
}
