/**
 * Whether UTF-8 bytes are, at a glance, JSON as RFC 8785 writes it: no white space, members in strict order, no
 * escape, small integers. False is no verdict: what is rarer than that (an escape, a name that is not ASCII or
 * that begins with a digit or with "__", a long number) is left to the slower reader, which names the fault if there
 * is one. True leaves nothing open but whether the bytes are UTF-8.
 */
export function isPlainlyCanonical(bytes: Uint8Array, maxDepth: number): boolean {
  return valueEnd(bytes, 0, maxDepth) === bytes.length;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const UNDERSCORE = 0x5f;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LAST_OF_ASCII = 0x7f;
const [ZERO, NINE] = [0x30, 0x39];
/** Every integer of so many digits is a safe one. */
const MOST_DIGITS = 15;
const DOUBTFUL = -1;
const WORDS = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (char) => char.charCodeAt(0)));

/** Where the value that begins at `at` ends; DOUBTFUL where it does not end well. */
function valueEnd(bytes: Uint8Array, at: number, depth: number): number {
  switch (bytes[at]) {
    case QUOTE:
      return stringEnd(bytes, at + 1);
    case OPEN_OBJECT:
      return depth < 1 ? DOUBTFUL : objectEnd(bytes, at + 1, depth - 1);
    case OPEN_ARRAY:
      return depth < 1 ? DOUBTFUL : arrayEnd(bytes, at + 1, depth - 1);
    default:
      return isDigitOrMinus(bytes[at]) ? integerEnd(bytes, at) : wordEnd(bytes, at);
  }
}

/** `at`: behind the opening quote. */
function stringEnd(bytes: Uint8Array, at: number): number {
  const { length } = bytes;
  for (let i = at; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE) return i + 1;
    if (byte < 0x20 || byte === BACKSLASH) return DOUBTFUL;
  }
  return DOUBTFUL;
}

function objectEnd(bytes: Uint8Array, from: number, depth: number): number {
  if (bytes[from] === CLOSE_OBJECT) return from + 1;
  let last = DOUBTFUL;
  for (let at = from; ; at++) {
    if (last !== DOUBTFUL && !isBefore(bytes, last, at + 1)) return DOUBTFUL;
    last = at + 1;
    at = memberEnd(bytes, at, depth);
    if (at === DOUBTFUL) return DOUBTFUL;
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    if (bytes[at] !== COMMA) return DOUBTFUL;
  }
}

function memberEnd(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at] !== QUOTE) return DOUBTFUL;
  const end = nameEnd(bytes, at + 1);
  return end === DOUBTFUL || bytes[end] !== COLON ? DOUBTFUL : valueEnd(bytes, end + 1, depth);
}

/** Of ASCII alone, so that the order of bytes is that of UTF-16; not one that objects treat otherwise than others. */
function nameEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first <= NINE || (first === UNDERSCORE && bytes[at + 1] === UNDERSCORE)) return DOUBTFUL;
  const end = stringEnd(bytes, at);
  for (let i = at; i < end; i++) if ((bytes[i] ?? 0) > LAST_OF_ASCII) return DOUBTFUL;
  return end;
}

/** Whether the name at `a` comes before the one at `b`. Both end with a quote, which no name holds. */
function isBefore(bytes: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; ; i++) {
    const x = bytes[a + i] ?? QUOTE;
    const y = bytes[b + i] ?? QUOTE;
    if (x !== y) return x === QUOTE || (y !== QUOTE && x < y);
    if (x === QUOTE) return false;
  }
}

function arrayEnd(bytes: Uint8Array, from: number, depth: number): number {
  if (bytes[from] === CLOSE_ARRAY) return from + 1;
  for (let at = from; ; at++) {
    at = valueEnd(bytes, at, depth);
    if (at === DOUBTFUL) return DOUBTFUL;
    if (bytes[at] === CLOSE_ARRAY) return at + 1;
    if (bytes[at] !== COMMA) return DOUBTFUL;
  }
}

/** No zero in front of another digit, no "-0". */
function integerEnd(bytes: Uint8Array, at: number): number {
  const digits = bytes[at] === MINUS ? at + 1 : at;
  let end = digits;
  while (isDigit(bytes[end])) end++;
  const length = end - digits;
  if (length < 1 || length > MOST_DIGITS) return DOUBTFUL;
  return bytes[digits] === ZERO && (length > 1 || digits > at) ? DOUBTFUL : end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function isDigitOrMinus(byte: number | undefined): boolean {
  return byte === MINUS || isDigit(byte);
}

function wordEnd(bytes: Uint8Array, at: number): number {
  const word = WORDS.find((one) => one.every((byte, i) => bytes[at + i] === byte));
  return word === undefined ? DOUBTFUL : at + word.length;
}
